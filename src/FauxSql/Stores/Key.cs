using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>A primary key.</summary>
/// <param name="Partition">The value of the partition key.</param>
/// <param name="Sort">The value of the sort key, or <see langword="null"/> when the table has none.</param>
public readonly record struct Key(AttributeValue Partition, AttributeValue? Sort)
{
    /// <summary>The key of a stored item, of which at least the key was read.</summary>
    internal static Key OfItem(EntitySchema entity, ReadOnlyMemory<byte> item) => new(
        ItemReader.Get(item, new DocumentPath(entity.Key.Partition[0]))!,
        entity.Key.Sort.Count == 0 ? null : ItemReader.Get(item, new DocumentPath(entity.Key.Sort[0])));

    /// <summary>The key as a claim names its owner: unlike <see cref="ToString"/> without ambiguity.</summary>
    internal string ToOwner() => Uri.EscapeDataString(KeyText.Of(Partition)) + (Sort is null ? "" : "/" + Uri.EscapeDataString(KeyText.Of(Sort)));

    /// <summary>The key that <see cref="ToOwner"/> made a text of.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    internal static Key OfOwner(EntitySchema entity, string owner)
    {
        var parts = owner.Split('/');
        string[] names = [.. entity.Key.Attributes];
        if (parts.Length != names.Length)
            throw new FormatException($"\"{owner}\" is not a key of {entity.Name}");
        AttributeValue[] values = [.. names.Zip(parts, (name, part) =>
            KeyText.Parse(entity.Attributes.Single(attribute => attribute.Name == name).Kind, Uri.UnescapeDataString(part)))];
        return new Key(values[0], values.ElementAtOrDefault(1));
    }

    /// <summary>The key's values as text, such as <c>O456</c> or <c>O456/I1</c>.</summary>
    public override string ToString() => Sort is null ? KeyText.Of(Partition) : $"{KeyText.Of(Partition)}/{KeyText.Of(Sort)}";
}
