using System.Text;
using System.Text.Json;
using FauxSql.Engine.Operations;
using FauxSql.Engine.Storage;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>Reads items, keys and values of requests. What is malformed in them is the request's fault, and in what is stored damage.</summary>
internal static class ItemReading
{
    /// <summary>One typed value.</summary>
    /// <exception cref="ServiceFault">It is malformed.</exception>
    public static AttributeValue ReadValue(JsonPart value)
    {
        try
        {
            return AttributeValue.Parse(value.Utf8);
        }
        catch (AttributeFormatException e)
        {
            throw Faults.Validation(e.Message);
        }
    }

    /// <summary>The attributes of an item or key.</summary>
    /// <exception cref="ServiceFault">It is malformed.</exception>
    public static Dictionary<string, AttributeValue> Read(Request item) => ReadAttributes(item.Utf8);

    /// <summary>The item as it is stored.</summary>
    /// <exception cref="ServiceFault">It is malformed.</exception>
    public static StoredItem ReadStored(Request item)
    {
        var json = item.Utf8;
        return PlainItem.TryRead(json, out var plain) ? plain : ReadAny(json);
    }

    private static StoredItem ReadAny(ReadOnlySpan<byte> json)
    {
        var attributes = ReadAttributes(json);
        foreach (var (name, value) in attributes)
        {
            CheckName(name);
            CheckNames(value);
        }

        return ToStored(attributes);
    }

    private static Dictionary<string, AttributeValue> ReadAttributes(ReadOnlySpan<byte> json)
    {
        try
        {
            return ItemJson.Parse(json);
        }
        catch (AttributeFormatException e)
        {
            throw Faults.Validation(e.Message);
        }
    }

    /// <summary>Refuses a name that no attribute can have.</summary>
    public static void CheckName(string name)
    {
        if (ProblemOf(name) is { } problem)
            throw Faults.InvalidParameter(problem);
    }

    /// <summary>Why no attribute can have a name, or <see langword="null"/>.</summary>
    public static string? ProblemOf(string name)
    {
        if (name.Length == 0)
            return "Empty attribute name";
        return Encoding.UTF8.GetByteCount(name) > DynamoLimits.AttributeNameBytes
            ? $"Attribute name is too large, must be less than {DynamoLimits.AttributeNameBytes + 1} bytes"
            : null;
    }

    /// <summary>Refuses a value with an entry of a map whose name is too long; it may be empty.</summary>
    public static void CheckNames(AttributeValue? value)
    {
        if (value is AttributeValue.Map map)
        {
            foreach (var (name, entry) in map.Entries)
            {
                if (name.Length > 0)
                    CheckName(name);
                CheckNames(entry);
            }
        }
        else if (value is AttributeValue.List list)
            foreach (var element in list.Elements)
                CheckNames(element);
    }

    /// <summary>A text that two keys have in common only if they are the same.</summary>
    public static string Identity(IReadOnlyDictionary<string, AttributeValue> key) =>
        Convert.ToBase64String(ToStored(key.OrderBy(a => a.Key, StringComparer.Ordinal)).Json);

    /// <summary>Refuses an item that is nested deeper than items may be.</summary>
    public static void CheckNesting(ReadOnlySpan<byte> item)
    {
        // A value at level n begins at depth 2n + 1 of the JSON.
        var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = 256 });
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth > 2 * DynamoLimits.NestingDepth)
                throw Faults.NestedTooDeep();
    }

    /// <summary>Attributes as they are stored: the JSON that is sent, in one canonical spelling.</summary>
    public static StoredItem ToStored(IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        using var buffer = new ResponseBuffer();
        ItemJson.Write(buffer, attributes);
        return new StoredItem(buffer.Written.ToArray(), ItemSize.Of(attributes));
    }
}
