using System.Collections.Immutable;

namespace FauxSql.Engine.Tables;

/// <summary>What CreateTable said of a table.</summary>
internal sealed record TableDefinition
{
    public required string Name { get; init; }

    /// <summary>The primary key.</summary>
    public required KeySchema Key { get; init; }

    /// <summary>The key attributes of table and indexes, in the order given.</summary>
    public required ImmutableArray<KeyAttribute> Attributes { get; init; }

    /// <summary>The global indexes, then the local ones.</summary>
    public required ImmutableArray<IndexDefinition> Indexes { get; init; }

    /// <summary>Whether the table has item collections, which are limited and measured: those of tables with a local index.</summary>
    public bool HasCollections => Indexes.Any(i => i.IsLocal);

    /// <summary>PAY_PER_REQUEST or PROVISIONED.</summary>
    public required string BillingMode { get; init; }

    /// <summary>The provisioned read and write units, zero on demand.</summary>
    public required (int Read, int Write) Throughput { get; init; }

    public bool IsDeletionProtected { get; init; }

    public string? TableClass { get; init; }
}
