using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Table]
public sealed partial record Comment
{
    [PartitionKey, References<Ticket>] public required string TicketId { get; init; }
    [SortKey] public required int Number { get; init; }
    public required string Text { get; init; }
}
