namespace FauxSql.Stores;

/// <summary>What became of a write set.</summary>
/// <param name="Failures">Every write that had to do with the refusal, in the order of the set; none when all was written.</param>
/// <param name="Item">What a single write returns: the item before or after it; null for none.</param>
internal sealed record WriteOutcome(IReadOnlyList<FailedWrite> Failures, ReadOnlyMemory<byte>? Item = null)
{
    public static WriteOutcome Done { get; } = new([]);
}
