namespace FauxSql.Transfer.Endpoints;

/// <summary>A global secondary index as it is; <paramref name="Included"/> is null for all attributes.</summary>
internal sealed record LiveIndex(string Name, IReadOnlyList<string> Partition, IReadOnlyList<string> Sort, IReadOnlyList<string>? Included);
