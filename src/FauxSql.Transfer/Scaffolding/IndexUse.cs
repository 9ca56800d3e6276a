namespace FauxSql.Transfer.Scaffolding;

/// <summary>That a property is a part of an index.</summary>
/// <param name="Index">The index's name.</param>
/// <param name="Part">Whether it is a partition or a sort attribute.</param>
public sealed record IndexUse(string Index, KeyPart Part)
{
    /// <summary>What the index answers, for its first partition attribute.</summary>
    public string? Pattern { get; init; }

    /// <summary>Its place, where the order of the properties is another.</summary>
    public int? Order { get; init; }

    /// <summary>The properties that the index holds beside the keys, or <see langword="null"/> for all; for its first partition attribute.</summary>
    public IReadOnlyList<string>? Included { get; init; }

    /// <summary>Over how many partitions the index is spread, or <see langword="null"/>.</summary>
    public int? Shards { get; init; }
}
