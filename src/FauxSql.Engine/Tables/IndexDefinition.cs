using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace FauxSql.Engine.Tables;

/// <summary>A secondary index.</summary>
internal sealed record IndexDefinition
{
    public required string Name { get; init; }

    public required KeySchema Key { get; init; }

    /// <summary>ALL, KEYS_ONLY or INCLUDE.</summary>
    public required string ProjectionType { get; init; }

    /// <summary>The non-key attributes of an INCLUDE projection.</summary>
    public required ImmutableArray<string> Included { get; init; }

    /// <summary>
    /// Whether the index is local: it has the table's partition key, is read consistently, shares the table's capacity, and its items are
    /// completed from the table.
    /// </summary>
    public bool IsLocal { get; init; }

    public Throughput Throughput { get; init; }

    public ThroughputHistory History { get; init; } = ThroughputHistory.None;

    /// <summary>The limits of an on-demand index, or <see langword="null"/>.</summary>
    public ThroughputLimit? OnDemand { get; init; }

    public ThroughputLimit? Warm { get; init; }

    /// <summary>What is happening to <see cref="Warm"/>, or <see langword="null"/>. The index is ACTIVE meanwhile.</summary>
    public StateChange? Warming { get; init; }

    /// <summary>Tells the index's rows from those of the table's other indexes, of past ones too.</summary>
    public int Number { get; init; }

    /// <summary>What is happening to it, or <see langword="null"/>.</summary>
    public StateChange? Change { get; init; }

    /// <summary>
    /// While the index is being built: the row of the table up to which it has been, empty at first. <see langword="null"/> when it is
    /// complete.
    /// </summary>
    public byte[]? BuiltTo { get; init; }

    /// <summary>Whether every attribute is in the index.</summary>
    [JsonIgnore]
    public bool ProjectsAll => ProjectionType == "ALL";
}
