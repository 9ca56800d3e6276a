namespace FauxSql.Stores;

/// <summary>What became of a write set.</summary>
/// <param name="Failed">The first write whose condition was false, or null when all was written.</param>
/// <param name="Stored">The item stored in the place of the failed write, or null for none.</param>
/// <param name="Item">The item after a single update, or the item before a single removal; null for none.</param>
internal sealed record WriteOutcome(Write? Failed, ReadOnlyMemory<byte>? Stored, ReadOnlyMemory<byte>? Item)
{
    public static WriteOutcome Done { get; } = new(null, null, null);
}
