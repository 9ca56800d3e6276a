using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>A JSON object of a request, whose members are read with the type they must have.</summary>
internal readonly struct Request(JsonPart body)
{
    /// <summary>The object itself.</summary>
    public JsonPart Body { get; } = body.Kind == JsonValueKind.Object ? body : throw Mistyped(body, "structure");

    /// <summary>The object's text.</summary>
    public ReadOnlySpan<byte> Utf8 => Body.Utf8;

    /// <summary>Whether a member is there and not null.</summary>
    public bool Has(string member) => Find(member) is not null;

    /// <summary>A string, or <see langword="null"/>.</summary>
    public string? Text(string member) => Find(member) switch
    {
        null => null,
        { Kind: JsonValueKind.String } text => text.Text(),
        { } other => throw Mistyped(other, "String"),
    };

    /// <summary>The string that an element of an array must be.</summary>
    public static string TextOf(JsonPart element) =>
        element.Kind == JsonValueKind.String ? element.Text() : throw Mistyped(element, "String");

    /// <summary>A whole number, or <see langword="null"/>.</summary>
    public int? Integer(string member) => Find(member) switch
    {
        null => null,
        { Kind: JsonValueKind.Number } number => (int)Math.Clamp(number.Number(), int.MinValue, int.MaxValue),
        { } other => throw Mistyped(other, "Integer"),
    };

    /// <summary>A large whole number, or <see langword="null"/>.</summary>
    public long? Long(string member) => Find(member) switch
    {
        null => null,
        { Kind: JsonValueKind.Number } number => number.Number(),
        { } other => throw Mistyped(other, "Long"),
    };

    /// <summary>A truth value, or <see langword="null"/>.</summary>
    public bool? Flag(string member) => Find(member) switch
    {
        null => null,
        { Kind: JsonValueKind.True } => true,
        { Kind: JsonValueKind.False } => false,
        { Kind: JsonValueKind.String } text when FlagWords.Parse(text.Text()) is { } value => value,
        { } other => throw Mistyped(other, "Boolean"),
    };

    /// <summary>The members of the object named that are there and not null, each of them an object.</summary>
    public IEnumerable<KeyValuePair<string, Request>> Entries(string member) =>
        Parts(member).Where(e => e.Value.Kind != JsonValueKind.Null).Select(e => KeyValuePair.Create(e.Key, new Request(e.Value)));

    /// <summary>The members of the object named, in the order in which they were sent; of several of one name the last counts.</summary>
    public IEnumerable<KeyValuePair<string, JsonPart>> Parts(string member)
    {
        if (Object(member) is not { } map)
            return [];
        var parts = new OrderedDictionary<string, JsonPart>(StringComparer.Ordinal);
        foreach (var (name, value) in map.Body.Members)
            parts[name] = value;
        return parts;
    }

    /// <summary>An object, or <see langword="null"/>.</summary>
    public Request? Object(string member) => Find(member) is { } found ? new Request(found) : null;

    /// <summary>An array's elements, or <see langword="null"/>.</summary>
    public IReadOnlyList<JsonPart>? Array(string member) => Find(member) is { } found ? ElementsOf(found) : null;

    /// <summary>The elements of what must be an array.</summary>
    public static IReadOnlyList<JsonPart> ElementsOf(JsonPart array) =>
        array.Kind == JsonValueKind.Array ? array.Elements : throw Mistyped(array, "list");

    private JsonPart? Find(string member) =>
        Body.Find(member) is { Kind: not JsonValueKind.Null } found ? found : null;

    private static ServiceFault Mistyped(JsonPart found, string expected) => Faults.Serialization(found.Kind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected",
        JsonValueKind.Array => "Start of list found where not expected",
        JsonValueKind.True => "TRUE_VALUE cannot be converted to " + expected,
        JsonValueKind.False => "FALSE_VALUE cannot be converted to " + expected,
        JsonValueKind.Number => "NUMBER_VALUE cannot be converted to " + expected,
        _ => "STRING_VALUE cannot be converted to " + expected,
    });
}
