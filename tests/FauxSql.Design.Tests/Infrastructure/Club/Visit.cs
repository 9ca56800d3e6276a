using FauxSql.Modeling;

namespace FauxSql.Design.Tests.Infrastructure.Club;

/// <summary>Nothing but a key, which a Save reads first.</summary>
[Table]
internal sealed partial record Visit
{
    [PartitionKey] public required string MemberId { get; init; }

    [SortKey] public required string Day { get; init; }

    public string? Note { get; init; }
}
