using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

/// <summary>What happened to a ticket, of several types.</summary>
[Table]
public abstract partial record Activity
{
    [PartitionKey, References<Ticket>] public required string TicketId { get; init; }
    [SortKey] public required int Number { get; init; }
    public string? By { get; init; }
    [Version] public long Version { get; init; }
}
