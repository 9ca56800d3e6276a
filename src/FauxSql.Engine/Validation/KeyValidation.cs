using System.Text;
using FauxSql.Engine.Tables;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>
/// The rules for key attributes: type, never empty, 2,048 bytes for a partition key and 1,024 for a sort key.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
internal static class KeyValidation
{
    /// <summary>A key given by itself: exactly the key attributes.</summary>
    public static void CheckKey(TableDefinition table, IReadOnlyDictionary<string, AttributeValue> key)
    {
        if (key.Count != table.Key.All.Length || table.Key.All.Any(a => !key.TryGetValue(a.Name, out var value) || value.Kind != a.Kind))
            throw Faults.KeyMismatch();
        CheckContents(table.Key, key);
    }

    /// <summary>The key within an item, and the keys of the indexes as far as they are there.</summary>
    public static void CheckItem(TableDefinition table, IReadOnlyDictionary<string, AttributeValue> item)
    {
        foreach (var attribute in table.Key.All)
        {
            if (!item.TryGetValue(attribute.Name, out var value))
                throw Faults.InvalidParameter($"Missing the key {attribute.Name} in the item");
            if (value.Kind != attribute.Kind)
                throw Faults.InvalidParameter(
                    $"Type mismatch for key {attribute.Name} expected: {Code(attribute.Kind)} actual: {Code(value.Kind)}");
        }

        CheckContents(table.Key, item);
        CheckIndexKeys(table, item.GetValueOrDefault);
    }

    /// <summary>The keys of the indexes, as far as the item has them.</summary>
    public static void CheckIndexKeys(TableDefinition table, Func<string, AttributeValue?> attributeOf)
    {
        foreach (var index in table.Indexes)
        {
            foreach (var attribute in index.Key.All)
            {
                if (attributeOf(attribute.Name) is not { } value)
                    continue;
                if (value.Kind != attribute.Kind)
                    throw Faults.InvalidParameter(
                        $"Type mismatch for Index Key {attribute.Name} Expected: {Code(attribute.Kind)} Actual: {Code(value.Kind)} IndexName: {index.Name}");
                if (IsEmpty(value))
                    throw Faults.Validation(
                        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
                        + $"The AttributeValue for a key attribute cannot contain an empty {Word(value)} value. IndexName: {index.Name}, IndexKey: {attribute.Name}");
            }

            CheckSizes(index.Key, attributeOf);
        }
    }

    /// <summary>Whether values that have the right types may be a key: none is empty, and they are not too long.</summary>
    public static bool Fits(KeySchema key, Func<string, AttributeValue?> attributeOf) =>
        key.All.All(a => !IsEmpty(attributeOf(a.Name)!))
        && key.Hash.Sum(a => Bytes(attributeOf(a.Name))) <= DynamoLimits.PartitionKeyBytes
        && key.Range.Sum(a => Bytes(attributeOf(a.Name))) <= DynamoLimits.SortKeyBytes;

    private static void CheckContents(KeySchema key, IReadOnlyDictionary<string, AttributeValue> values)
    {
        foreach (var attribute in key.All)
            if (IsEmpty(values[attribute.Name]))
                throw Faults.Validation(
                    "One or more parameter values are not valid. "
                    + $"The AttributeValue for a key attribute cannot contain an empty {Word(values[attribute.Name])} value. Key: {attribute.Name}");
        CheckSizes(key, values.GetValueOrDefault);
    }

    // The missing blank in the first message is AWS's.
    private static void CheckSizes(KeySchema key, Func<string, AttributeValue?> attributeOf)
    {
        if (key.Hash.Sum(a => Bytes(attributeOf(a.Name))) > DynamoLimits.PartitionKeyBytes)
            throw Faults.InvalidParameter($"Size of hashkey has exceeded the maximum size limit of{DynamoLimits.PartitionKeyBytes} bytes");
        if (key.Range.Sum(a => Bytes(attributeOf(a.Name))) > DynamoLimits.SortKeyBytes)
            throw Faults.InvalidParameter($"Aggregated size of all range keys has exceeded the size limit of {DynamoLimits.SortKeyBytes} bytes");
    }

    private static int Bytes(AttributeValue? value) => value switch
    {
        AttributeValue.String text => Encoding.UTF8.GetByteCount(text.Text),
        AttributeValue.Binary binary => binary.Bytes.Length,
        _ => 0,
    };

    private static bool IsEmpty(AttributeValue value) => value is AttributeValue.String { Text: "" } or AttributeValue.Binary { Bytes.IsEmpty: true };

    private static string Word(AttributeValue value) => value is AttributeValue.String ? "string" : "binary";

    private static string Code(AttributeKind kind) => AttributeKindNames.ToCode(kind);
}
