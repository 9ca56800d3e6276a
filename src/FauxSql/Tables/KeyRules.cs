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
    // In UTF-8, of one of UTF-16.
    private const int MostBytesOfCharacter = 3;

    public static Key Checked(EntitySchema entity, Key key)
    {
        Check(entity, entity.Key.Partition[0], key.Partition, DynamoLimits.PartitionKeyBytes);
        if (key.Sort is not null)
            Check(entity, entity.Key.Sort[0], key.Sort, DynamoLimits.SortKeyBytes);
        return key;
    }

    /// <summary>Checks the values of all partition attributes and of the first sort attributes.</summary>
    public static void Check(EntitySchema entity, KeySchema key, IReadOnlyList<AttributeValue> values)
    {
        var (partition, sort) = (values.Take(key.Partition.Count), values.Skip(key.Partition.Count));
        CheckTogether(entity, key.Partition.Zip(partition), DynamoLimits.PartitionKeyBytes);
        CheckTogether(entity, key.Sort.Zip(sort), DynamoLimits.SortKeyBytes);
    }

    public static void CheckSort(EntitySchema entity, string attribute, AttributeValue value) => Check(entity, attribute, value, DynamoLimits.SortKeyBytes);

    /// <summary>Checks the key of an index, of which an item may lack parts.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="index">The index.</param>
    /// <param name="valueOf">The values of the item.</param>
    public static void CheckIndex(EntitySchema entity, IndexSchema index, Func<string, AttributeValue?> valueOf)
    {
        CheckPart(index.Key.Partition, DynamoLimits.PartitionKeyBytes);
        CheckPart(index.Key.Sort, DynamoLimits.SortKeyBytes);

        void CheckPart(IReadOnlyList<string> attributes, int limit)
        {
            foreach (var attribute in attributes)
            {
                if (valueOf(attribute) is { } value)
                    CheckIndex(entity, index, attribute, value);
            }

            if (attributes.Count > 1)
                CheckTogether(entity, attributes.Select(attribute => (attribute, Value: valueOf(attribute))).Where(part => part.Value is not null)!, limit);
        }
    }

    /// <summary>Checks a new value of an attribute that may be the key of indexes.</summary>
    public static void CheckIndexes(EntitySchema entity, string attribute, AttributeValue value)
    {
        foreach (var index in entity.Indexes.Where(index => index.Key.Attributes.Contains(attribute)))
            CheckIndex(entity, index, attribute, value);
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
        if (value is AttributeValue.String { Text.Length: > 0 } text && text.Text.Length <= limit / MostBytesOfCharacter)
            return;
        var size = value.SizeInBytes;
        if (size == 0)
            throw new InvalidKeyException(entity.Name, attribute, "is a key, and empty");
        if (size > limit)
            throw new InvalidKeyException(entity.Name, attribute, $"is a key of {size} bytes; it may have {limit}");
    }

    private static void CheckTogether(EntitySchema entity, IEnumerable<(string Attribute, AttributeValue Value)> part, int limit)
    {
        var (bytes, count) = (0, 0);
        foreach (var (attribute, value) in part)
        {
            Check(entity, attribute, value, limit);
            bytes += value is AttributeValue.String or AttributeValue.Binary ? value.SizeInBytes : 0;
            count++;
            if (bytes > limit)
                throw new InvalidKeyException(entity.Name, attribute, $"makes a key of {count} attributes and {bytes} bytes; together they may have {limit}");
        }
    }
}
