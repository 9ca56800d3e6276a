namespace FauxSql.Telemetry;

/// <summary>The capacity that a request used of one table, or of one of its indexes.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Index">The physical index, or null for the table itself, or where the service does not tell indexes apart.</param>
/// <param name="Units">The units.</param>
internal readonly record struct CapacityUse(string Table, string? Index, double Units);
