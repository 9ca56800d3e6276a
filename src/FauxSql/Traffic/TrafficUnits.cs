namespace FauxSql.Traffic;

/// <summary>The capacity that a request used of one table, or of one of its indexes.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Index">The physical index, or <see langword="null"/> for the table itself, or for all together where the service gives one number.</param>
/// <param name="Units">The read or write units.</param>
public readonly record struct TrafficUnits(string Table, string? Index, double Units);
