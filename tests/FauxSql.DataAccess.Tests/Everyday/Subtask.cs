using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Table]
public sealed partial record Subtask
{
    [PartitionKey] public required string SubtaskId { get; init; }
    [References<Ticket>(Enforced = true), Index("TicketIndex")] public required string TicketId { get; init; }
    [Related] public IReadOnlyList<Step>? Steps { get; init; }
}
