using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Table]
public sealed partial record Project
{
    [PartitionKey] public required string ProjectId { get; init; }
    public long Tickets { get; init; }

    [Related] public IReadOnlyList<Ticket>? Board { get; init; }
}
