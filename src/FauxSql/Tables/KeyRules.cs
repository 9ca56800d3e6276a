using FauxSql.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>What DynamoDB asks of keys, checked before anything is sent.</summary>
internal static class KeyRules
{
    public static Key Checked(EntitySchema entity, Key key)
    {
        Check(entity, entity.Key.Partition[0], key.Partition, DynamoLimits.PartitionKeyBytes);
        if (key.Sort is not null)
            Check(entity, entity.Key.Sort[0], key.Sort, DynamoLimits.SortKeyBytes);
        return key;
    }

    public static AttributeValue CheckedPartition(EntitySchema entity, KeySchema key, AttributeValue value)
    {
        Check(entity, key.Partition[0], value, DynamoLimits.PartitionKeyBytes);
        return value;
    }

    private static void Check(EntitySchema entity, string attribute, AttributeValue value, int limit)
    {
        if (value is not (AttributeValue.String or AttributeValue.Binary))
            return;
        if (value.SizeInBytes == 0)
            throw new InvalidKeyException(entity.Name, attribute, "is a key, and empty");
        if (value.SizeInBytes > limit)
            throw new InvalidKeyException(entity.Name, attribute, $"is a key of {value.SizeInBytes} bytes; it may have {limit}");
    }
}
