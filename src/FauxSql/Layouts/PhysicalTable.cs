using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Layouts;

/// <summary>A table as it is created.</summary>
/// <param name="Name">The physical name.</param>
/// <param name="Key">The primary key.</param>
/// <param name="Indexes">The global secondary indexes, with what the layout adds to their keys.</param>
/// <param name="KeyKinds">The data types of all attributes that are part of a key.</param>
public sealed record PhysicalTable(
    string Name,
    KeySchema Key,
    IReadOnlyList<IndexSchema> Indexes,
    IReadOnlyList<KeyValuePair<string, AttributeKind>> KeyKinds)
{
    /// <summary>The attribute by which the service deletes expired items, or <see langword="null"/>.</summary>
    public string? TimeToLive { get; init; }

    /// <summary>How it is billed, or <see langword="null"/> where the model does not say it: it is made on demand then.</summary>
    public BillingSchema? Billing { get; init; }

    /// <summary>Whether the service refuses to delete it, or <see langword="null"/> where the model does not say it.</summary>
    public bool? IsDeletionProtected { get; init; }
}
