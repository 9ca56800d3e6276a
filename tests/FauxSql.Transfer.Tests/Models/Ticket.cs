using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

/// <summary>An entity with a unique value, which is written in transactions.</summary>
[Table]
internal sealed partial record Ticket
{
    [PartitionKey]
    public required string TicketId { get; init; }

    [Unique]
    public required string Code { get; init; }
}
