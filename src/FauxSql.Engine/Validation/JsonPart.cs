using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace FauxSql.Engine.Validation;

/// <summary>A JSON value in a request.</summary>
internal readonly struct JsonPart(RequestText request, int note)
{
    public JsonValueKind Kind => request.KindOf(note);

    /// <summary>The value as it was sent.</summary>
    public ReadOnlySpan<byte> Utf8 => request.TextOf(note);

    /// <summary>The members of an object, in the order in which they were sent.</summary>
    public IEnumerable<(string Name, JsonPart Value)> Members
    {
        get
        {
            var (text, end) = (request, request.After(note));
            for (var at = RequestText.FirstOf(note); at < end; at = text.After(at))
                yield return (text.NameOf(at), new JsonPart(text, at));
        }
    }

    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<JsonPart> Elements
    {
        get
        {
            var elements = new List<JsonPart>();
            for (var at = RequestText.FirstOf(note); at < request.After(note); at = request.After(at))
                elements.Add(new JsonPart(request, at));
            return elements;
        }
    }

    /// <summary>A member of an object, the last one if there are several of that name.</summary>
    /// <param name="member">The name, of ASCII.</param>
    public JsonPart? Find(string member)
    {
        JsonPart? found = null;
        for (var at = RequestText.FirstOf(note); at < request.After(note); at = request.After(at))
            if (request.IsNamed(at, member))
                found = new JsonPart(request, at);
        return found;
    }

    /// <summary>The text of a string.</summary>
    public string Text() => RequestText.StringIn(Utf8);

    /// <summary>The value of a number, the nearest one if it is no whole number or too large.</summary>
    public long Number() => Utf8Parser.TryParse(Utf8, out long whole, out var length) && length == Utf8.Length
        ? whole
        : (long)Math.Clamp(double.Parse(Utf8, System.Globalization.CultureInfo.InvariantCulture), long.MinValue, long.MaxValue);

    /// <summary>A string's text, and any other value as it was sent.</summary>
    public override string ToString() => Kind == JsonValueKind.String ? Text() : Encoding.UTF8.GetString(Utf8);
}
