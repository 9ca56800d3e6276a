namespace FauxSql.Engine.Tables;

/// <summary>A table that is being deleted: its items are gone, and it is described for a while.</summary>
/// <param name="Description">What DescribeTable says.</param>
/// <param name="Until">The first moment at which it is gone.</param>
internal sealed record LeavingTable(byte[] Description, DateTimeOffset Until);
