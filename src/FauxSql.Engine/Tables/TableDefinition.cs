using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace FauxSql.Engine.Tables;

/// <summary>What CreateTable and UpdateTable said of a table.</summary>
internal sealed record TableDefinition
{
    public required string Name { get; init; }

    /// <summary>The primary key.</summary>
    public required KeySchema Key { get; init; }

    /// <summary>The key attributes of table and indexes, in the order given.</summary>
    public required ImmutableArray<KeyAttribute> Attributes { get; init; }

    /// <summary>The global indexes, then the local ones.</summary>
    public required ImmutableArray<IndexDefinition> Indexes { get; init; }

    public required bool IsOnDemand { get; init; }

    public required Throughput Throughput { get; init; }

    /// <summary>The limits of an on-demand table, or <see langword="null"/>.</summary>
    public ThroughputLimit? OnDemand { get; init; }

    public ThroughputLimit? Warm { get; init; }

    /// <summary>What is happening to <see cref="Warm"/>, or <see langword="null"/>. The table is ACTIVE meanwhile.</summary>
    public StateChange? Warming { get; init; }

    public bool IsDeletionProtected { get; init; }

    /// <summary>STANDARD or STANDARD_INFREQUENT_ACCESS, or <see langword="null"/> if nothing was said.</summary>
    public string? TableClass { get; init; }

    /// <summary>The KMS key that SSESpecification asked for, or <see langword="null"/>. Nothing is encrypted.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>The latest stream, or <see langword="null"/> if there never was one.</summary>
    public StreamSettings? Stream { get; init; }

    /// <summary>Whether the table has item collections, which are limited and measured: those of tables with a local index.</summary>
    [JsonIgnore]
    public bool HasCollections => Indexes.Any(i => i.IsLocal);

    /// <summary>The definition with only those attributes that are in a key.</summary>
    public TableDefinition WithoutUnusedAttributes() =>
        this with { Attributes = [.. Attributes.Where(a => Key.Has(a.Name) || Indexes.Any(i => i.Key.Has(a.Name)))] };
}
