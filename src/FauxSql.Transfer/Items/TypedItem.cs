using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Items;

/// <summary>An item that is given as DynamoDB has it, with the names of the data types. It is stored as it is given, what the model does not know included.</summary>
internal static class TypedItem
{
    /// <exception cref="RowException">It is no item of the entity.</exception>
    public static void Check(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        var attributes = Parse(item);
        if (attributes.Keys.FirstOrDefault(OwnAttributes.IsOwn) is { } own)
            throw new RowException($"{own} is FauxSql's own attribute, which is made anew; leave it out");
        foreach (var attribute in entity.Attributes)
        {
            if (!attributes.TryGetValue(attribute.Name, out var value))
                continue;
            if (value.Kind != attribute.Kind && value is not AttributeValue.Null)
                throw new RowException($"{attribute.Name} is of type {value.Kind.ToCode()}, and {attribute.Kind.ToCode()} in the model");
        }

        foreach (var key in entity.Key.Attributes)
        {
            if (attributes.GetValueOrDefault(key) is null or AttributeValue.Null)
                throw new RowException($"{key} is a key, and missing");
        }
    }

    private static Dictionary<string, AttributeValue> Parse(ReadOnlyMemory<byte> item)
    {
        try
        {
            return ItemJson.Parse(item.Span);
        }
        catch (Exception exception) when (exception is AttributeFormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new RowException($"it is no item as DynamoDB writes it: {exception.Message}");
        }
    }
}
