using FauxSql.Modeling;

namespace FauxSql.Design.Tests.Infrastructure.Club;

/// <summary>An enforced reference that is the partition key.</summary>
[Table("Matches")]
internal sealed partial record Match
{
    [PartitionKey, References<Team>(Enforced = true)] public required string TeamId { get; init; }

    [SortKey] public required string Day { get; init; }

    public required int Goals { get; init; }
}
