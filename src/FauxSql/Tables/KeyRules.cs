using FauxSql.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>
/// What DynamoDB asks of keys, checked before anything is sent.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
internal static class KeyRules
{
    public static Key Checked(EntitySchema entity, Key key)
    {
        CheckPartition(entity, entity.Key, key.Partition);
        if (key.Sort is not null)
            CheckSort(entity, entity.Key, key.Sort);
        return key;
    }

    public static void CheckPartition(EntitySchema entity, KeySchema key, AttributeValue value) =>
        Check(entity, key.Partition[0], value, DynamoLimits.PartitionKeyBytes);

    public static void CheckSort(EntitySchema entity, KeySchema key, AttributeValue value) =>
        Check(entity, key.Sort[0], value, DynamoLimits.SortKeyBytes);

    /// <summary>Checks those index keys that an item has; without one it is simply not in the index.</summary>
    public static void CheckIndexes(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        foreach (var index in entity.Indexes)
        {
            foreach (var name in index.Key.Partition.Concat(index.Key.Sort))
            {
                if (ItemReader.TryFind(item, name, out var value))
                    CheckIndex(entity, index, name, AttributeValue.Parse(value.Span));
            }
        }
    }

    /// <summary>Checks a new value of an attribute that may be the key of indexes.</summary>
    public static void CheckIndexes(EntitySchema entity, string attribute, AttributeValue value)
    {
        foreach (var index in entity.Indexes)
        {
            if (index.Key.Partition.Contains(attribute) || index.Key.Sort.Contains(attribute))
                CheckIndex(entity, index, attribute, value);
        }
    }

    /// <summary>Whether an item may have the value as its partition key; a foreign key that may not refers to nothing.</summary>
    public static bool IsPossible(AttributeValue value) =>
        value is not (AttributeValue.String or AttributeValue.Binary) || value.SizeInBytes is >= 1 and <= DynamoLimits.PartitionKeyBytes;

    private static void CheckIndex(EntitySchema entity, IndexSchema index, string attribute, AttributeValue value)
    {
        if (value is (AttributeValue.String or AttributeValue.Binary) and { SizeInBytes: 0 })
            throw new InvalidKeyException(entity.Name, attribute, $"is a key of {index.Name}, and empty; null leaves the item out of the index");
        Check(entity, attribute, value, index.Key.Partition.Contains(attribute) ? DynamoLimits.PartitionKeyBytes : DynamoLimits.SortKeyBytes);
    }

    private static void Check(EntitySchema entity, string attribute, AttributeValue value, int limit)
    {
        if (value is AttributeValue.Null)
            throw new InvalidKeyException(entity.Name, attribute, "is a key, and null");
        if (value is not (AttributeValue.String or AttributeValue.Binary))
            return;
        if (value.SizeInBytes == 0)
            throw new InvalidKeyException(entity.Name, attribute, "is a key, and empty");
        if (value.SizeInBytes > limit)
            throw new InvalidKeyException(entity.Name, attribute, $"is a key of {value.SizeInBytes} bytes; it may have {limit}");
    }
}
