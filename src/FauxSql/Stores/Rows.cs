namespace FauxSql.Stores;

/// <summary>What one read found: logical items as JSON.</summary>
/// <param name="Items">The items.</param>
/// <param name="PositionAfter">Where to go on after so many of the items; null when there is nothing more.</param>
internal sealed record Rows(IReadOnlyList<ReadOnlyMemory<byte>> Items, Func<int, ReadOnlyMemory<byte>?>? PositionAfter = null)
{
    public static Rows None { get; } = new([]);

    /// <summary>Where the read stopped if there may be more.</summary>
    public ReadOnlyMemory<byte>? Position => PositionAfter?.Invoke(Count);

    /// <summary>The index that was read, or null for the table: another than the one asked for while that is not there.</summary>
    public string? Index { get; init; }

    /// <summary>How many items were found; a count finds them without their contents.</summary>
    public int Count { get; init; } = Items.Count;

    /// <summary>How many items met the conditions, those beyond what was wanted included.</summary>
    public int Matched { get; init; }

    /// <summary>How many items were read to find them.</summary>
    public int Evaluated { get; init; }

    /// <summary>Whether the read stopped because it may read no more, and there may be more to find.</summary>
    public bool IsPartial { get; init; }
}
