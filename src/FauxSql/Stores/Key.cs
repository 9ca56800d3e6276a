using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>A primary key.</summary>
/// <param name="Partition">The value of the partition key.</param>
/// <param name="Sort">The value of the sort key, or <see langword="null"/> when the table has none.</param>
public readonly record struct Key(AttributeValue Partition, AttributeValue? Sort)
{
    /// <summary>The key as a claim names its owner: unlike <see cref="ToString"/> without ambiguity.</summary>
    internal string ToOwner() => Uri.EscapeDataString(KeyText.Of(Partition)) + (Sort is null ? "" : "/" + Uri.EscapeDataString(KeyText.Of(Sort)));

    /// <summary>The key's values as text, such as <c>O456</c> or <c>O456/I1</c>.</summary>
    public override string ToString() => Sort is null ? KeyText.Of(Partition) : $"{KeyText.Of(Partition)}/{KeyText.Of(Sort)}";
}
