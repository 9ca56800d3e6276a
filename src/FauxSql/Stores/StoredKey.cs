namespace FauxSql.Stores;

/// <summary>A primary key as it stands in an answer: the texts of its values in UTF-8.</summary>
/// <param name="partition">The text of the partition key.</param>
/// <param name="sort">The text of the sort key; empty when there is none.</param>
internal readonly ref struct StoredKey(ReadOnlySpan<byte> partition, ReadOnlySpan<byte> sort)
{
    public ReadOnlySpan<byte> Partition { get; } = partition;

    public ReadOnlySpan<byte> Sort { get; } = sort;
}
