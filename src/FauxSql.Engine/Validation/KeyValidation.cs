using System.Collections.Immutable;
using System.Text;
using FauxSql.Engine.Tables;
using FauxSql.Protocol.Expressions;
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
    public static void CheckKey(KeySchema key, IReadOnlyDictionary<string, AttributeValue> values)
    {
        if (values.Count != key.All.Length)
            throw Faults.OfAction(Faults.KeyMismatch());
        CheckParts(key, values.GetValueOrDefault);
    }

    /// <summary>The key attributes among others.</summary>
    public static void CheckParts(KeySchema key, Func<string, AttributeValue?> attributeOf)
    {
        if (IsKey(key, attributeOf))
            return;
        foreach (var attribute in key.All)
            if (attributeOf(attribute.Name)?.Kind != attribute.Kind)
                throw Faults.OfAction(Faults.KeyMismatch());
        CheckContents(key, attributeOf);
    }

    /// <summary>One attribute of a key among others.</summary>
    public static void CheckPart(KeySchema key, KeyAttribute attribute, IReadOnlyDictionary<string, AttributeValue> values)
    {
        if (!values.TryGetValue(attribute.Name, out var value) || value.Kind != attribute.Kind)
            throw Faults.OfAction(Faults.KeyMismatch());
        if (IsEmpty(value))
            throw Faults.EmptyKey(attribute.Name, value.Kind);
        CheckSizes(key, name => name == attribute.Name ? value : null);
    }

    /// <summary>The key within an item, and the keys of the indexes as far as they are there.</summary>
    public static void CheckItem(TableDefinition table, Func<string, AttributeValue?> attributeOf)
    {
        foreach (var attribute in table.Key.All)
        {
            if (attributeOf(attribute.Name) is not { } value)
                throw Faults.OfAction(Faults.InvalidParameter($"Missing the key {attribute.Name} in the item"));
            if (value.Kind != attribute.Kind)
                throw Faults.OfAction(Faults.InvalidParameter(
                    $"Type mismatch for key {attribute.Name} expected: {attribute.Kind.ToCode()} actual: {value.Kind.ToCode()}"));
        }

        CheckContents(table.Key, attributeOf);
        CheckIndexKeys(table, attributeOf);
    }

    /// <summary>The keys of the indexes, as far as the item has them.</summary>
    public static void CheckIndexKeys(TableDefinition table, Func<string, AttributeValue?> attributeOf)
    {
        foreach (var index in table.Indexes)
        {
            for (var i = 0; i < index.Key.All.Length; i++)
            {
                var attribute = index.Key.All[i];
                if (attributeOf(attribute.Name) is not { } value)
                    continue;
                if (value.Kind != attribute.Kind)
                    throw Faults.OfAction(Faults.IndexKeyType(attribute.Name, attribute.Kind, value.Kind, index.Name));
                if (IsEmpty(value))
                    throw Faults.EmptyIndexKey(attribute.Name, value.Kind, index.Name);
                var most = i < index.Key.Hash.Length ? DynamoLimits.PartitionKeyBytes : DynamoLimits.SortKeyBytes;
                if (Bytes(value) > most)
                    throw Faults.OfAction(Faults.IndexKeySize(attribute.Name, Bytes(value), most, index.Name));
            }

            CheckSizes(index.Key, attributeOf);
        }
    }

    /// <summary>The keys of the indexes as an update has left them: what it did not touch has been checked before.</summary>
    public static void CheckUpdatedIndexKeys(
        TableDefinition table, Func<string, AttributeValue?> attributeOf, Func<string, bool> isTouched)
    {
        foreach (var index in table.Indexes)
        {
            foreach (var attribute in index.Key.All.Where(a => isTouched(a.Name)))
            {
                if (attributeOf(attribute.Name) is not { } value)
                    continue;
                if (value.Kind != attribute.Kind)
                    throw Faults.UpdatedIndexKeyType();
                if (IsEmpty(value))
                    throw Faults.UpdatedIndexKeyEmpty(value.Kind);
            }

            if (index.Key.All.Any(a => isTouched(a.Name)))
                CheckSizes(index.Key, attributeOf);
        }
    }

    /// <summary>No path may lead into a key attribute: keys are scalars.</summary>
    public static void CheckPaths(TableDefinition table, IEnumerable<DocumentPath> paths)
    {
        foreach (var path in paths.Where(p => !p.IsAttribute))
        {
            var isKey = table.Key.Has(path.Attribute);
            if (isKey || table.Indexes.Any(i => i.Key.Has(path.Attribute)))
                throw Faults.Validation(
                    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
                    + $"{(isKey ? "Key" : "IndexKey")}: {path.Attribute}");
        }
    }

    /// <summary>Whether a value is one that no key attribute may have.</summary>
    public static bool IsEmpty(AttributeValue value) => value is AttributeValue.String { Text: "" } or AttributeValue.Binary { Bytes.IsEmpty: true };

    /// <summary>Whether there is a value for every attribute of a key, each of its type and none empty, and they are not too long.</summary>
    public static bool IsKey(KeySchema key, Func<string, AttributeValue?> attributeOf) =>
        IsKeyPart(key.Hash, DynamoLimits.PartitionKeyBytes, attributeOf) && IsKeyPart(key.Range, DynamoLimits.SortKeyBytes, attributeOf);

    private static bool IsKeyPart(ImmutableArray<KeyAttribute> attributes, int most, Func<string, AttributeValue?> attributeOf)
    {
        var bytes = 0;
        foreach (var attribute in attributes)
        {
            if (attributeOf(attribute.Name) is not { } value || value.Kind != attribute.Kind || IsEmpty(value))
                return false;
            bytes += Bytes(value);
        }

        return bytes <= most;
    }

    private static void CheckContents(KeySchema key, Func<string, AttributeValue?> attributeOf)
    {
        foreach (var attribute in key.All)
            if (attributeOf(attribute.Name) is { } value && IsEmpty(value))
                throw Faults.EmptyKey(attribute.Name, value.Kind);
        CheckSizes(key, attributeOf);
    }

    /// <summary>The size of a partition key.</summary>
    // The missing blank in the message is AWS's.
    public static void CheckPartitionSize(KeySchema key, Func<string, AttributeValue?> attributeOf)
    {
        if (BytesOf(key.Hash, attributeOf) > DynamoLimits.PartitionKeyBytes)
            throw Faults.OfAction(Faults.InvalidParameter($"Size of hashkey has exceeded the maximum size limit of{DynamoLimits.PartitionKeyBytes} bytes"));
    }

    private static void CheckSizes(KeySchema key, Func<string, AttributeValue?> attributeOf)
    {
        CheckPartitionSize(key, attributeOf);
        if (BytesOf(key.Range, attributeOf) > DynamoLimits.SortKeyBytes)
            throw Faults.OfAction(Faults.InvalidParameter($"Aggregated size of all range keys has exceeded the size limit of {DynamoLimits.SortKeyBytes} bytes"));
    }

    private static int BytesOf(ImmutableArray<KeyAttribute> attributes, Func<string, AttributeValue?> attributeOf)
    {
        var bytes = 0;
        foreach (var attribute in attributes)
            bytes += Bytes(attributeOf(attribute.Name));
        return bytes;
    }

    private static int Bytes(AttributeValue? value) => value switch
    {
        AttributeValue.String text => Encoding.UTF8.GetByteCount(text.Text),
        AttributeValue.Binary binary => binary.Bytes.Length,
        _ => 0,
    };
}
