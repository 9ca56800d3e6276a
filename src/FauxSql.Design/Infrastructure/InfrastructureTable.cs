using FauxSql.Layouts;

namespace FauxSql.Design.Infrastructure;

/// <summary>A table as it is deployed.</summary>
/// <param name="Id">A name for code of any language: ASCII letters and digits, a letter first, unlike any other but for case.</param>
/// <param name="Name">The logical name, such as <c>Orders</c>, by which options and people name it.</param>
/// <param name="Entity">The entity that is stored in it, or <see langword="null"/> for the claims to unique values.</param>
/// <param name="Physical">Its name, keys and indexes.</param>
public sealed record InfrastructureTable(string Id, string Name, string? Entity, PhysicalTable Physical)
{
    /// <summary>What its stream shows, or <see langword="null"/> when it has none.</summary>
    public StreamView? Stream { get; init; }

    /// <summary>Its warm throughput, or <see langword="null"/> for what every table has.</summary>
    public WarmThroughput? WarmThroughput { get; init; }

    /// <summary>The warm throughput of its indexes, where they have one of their own.</summary>
    public IReadOnlyDictionary<string, WarmThroughput> IndexWarmThroughput { get; init; } = new Dictionary<string, WarmThroughput>(StringComparer.Ordinal);
}
