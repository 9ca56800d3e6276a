namespace FauxSql.Engine.Tables;

/// <summary>Point-in-time recovery, as far as it is described: nothing can be restored.</summary>
/// <param name="Since">When it was enabled.</param>
/// <param name="Days">The recovery period.</param>
internal sealed record PointInTimeRecovery(DateTimeOffset Since, int Days);
