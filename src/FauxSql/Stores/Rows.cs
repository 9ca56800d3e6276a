namespace FauxSql.Stores;

/// <summary>What one read found: logical items as JSON, and where the read stopped if there may be more.</summary>
internal sealed record Rows(IReadOnlyList<ReadOnlyMemory<byte>> Items, ReadOnlyMemory<byte>? LastKey = null)
{
    public static Rows None { get; } = new([]);
}
