using System.Collections.Immutable;

namespace FauxSql.Engine.Tables;

/// <summary>A secondary index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key.</param>
/// <param name="ProjectionType">ALL, KEYS_ONLY or INCLUDE.</param>
/// <param name="Included">The non-key attributes of an INCLUDE projection.</param>
/// <param name="Throughput">The provisioned read and write units, zero on demand.</param>
internal sealed record IndexDefinition(string Name, KeySchema Key, string ProjectionType, ImmutableArray<string> Included, (int Read, int Write) Throughput)
{
    /// <summary>
    /// Whether the index is local: it has the table's partition key, is read consistently, shares the table's capacity, and its items are
    /// completed from the table.
    /// </summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether every attribute is in the index.</summary>
    public bool ProjectsAll => ProjectionType == "ALL";
}
