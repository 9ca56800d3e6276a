using System.Runtime.InteropServices;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>A JSON object of a request, whose members are read with the type they must have.</summary>
internal readonly struct Request(JsonElement body)
{
    /// <summary>The object itself.</summary>
    public JsonElement Body { get; } = body.ValueKind == JsonValueKind.Object ? body : throw Mistyped(body, "structure");

    /// <summary>The object's text.</summary>
    public ReadOnlySpan<byte> Utf8 => JsonMarshal.GetRawUtf8Value(Body);

    /// <summary>Whether a member is there and not null.</summary>
    public bool Has(string member) => Find(member) is not null;

    /// <summary>A string, or <see langword="null"/>.</summary>
    public string? Text(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Mistyped(other, "String"),
    };

    /// <summary>The string that an element of an array must be.</summary>
    public static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Mistyped(element, "String");

    /// <summary>A whole number, or <see langword="null"/>.</summary>
    public int? Integer(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { ValueKind: JsonValueKind.Number } number => (int)Math.Clamp(number.GetDouble(), int.MinValue, int.MaxValue),
        { } other => throw Mistyped(other, "Integer"),
    };

    /// <summary>A large whole number, or <see langword="null"/>.</summary>
    public long? Long(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        { ValueKind: JsonValueKind.Number } number => (long)Math.Clamp(number.GetDouble(), long.MinValue, long.MaxValue),
        { } other => throw Mistyped(other, "Long"),
    };

    /// <summary>A truth value, or <see langword="null"/>.</summary>
    public bool? Flag(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when FlagWords.Parse(text.GetString()!) is { } value => value,
        { } other => throw Mistyped(other, "Boolean"),
    };

    /// <summary>The members of the object named that are there and not null, each of them an object.</summary>
    public IEnumerable<KeyValuePair<string, Request>> Entries(string member) =>
        Object(member) is not { } map ? [] : map.Body.EnumerateObject().Where(e => e.Value.ValueKind != JsonValueKind.Null)
            .Select(e => KeyValuePair.Create(e.Name, new Request(e.Value)));

    /// <summary>An object, or <see langword="null"/>.</summary>
    public Request? Object(string member) => Find(member) is { } found ? new Request(found) : null;

    /// <summary>An array's elements, or <see langword="null"/>.</summary>
    public IReadOnlyList<JsonElement>? Array(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray()],
        { } other => throw Mistyped(other, "list"),
    };

    private JsonElement? Find(string member) =>
        Body.TryGetProperty(member, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private static ServiceFault Mistyped(JsonElement found, string expected) => Faults.Serialization(found.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected",
        JsonValueKind.Array => "Start of list found where not expected",
        JsonValueKind.True => "TRUE_VALUE cannot be converted to " + expected,
        JsonValueKind.False => "FALSE_VALUE cannot be converted to " + expected,
        JsonValueKind.Number => "NUMBER_VALUE cannot be converted to " + expected,
        _ => "STRING_VALUE cannot be converted to " + expected,
    });
}
