using FauxSql.Modeling;

namespace FauxSql.Design.Tests.Infrastructure.Club;

/// <summary>Unique values, and an enforced reference that an index finds.</summary>
[Table]
internal sealed partial record Member
{
    [PartitionKey] public required string MemberId { get; init; }

    [References<Team>(Enforced = true), Index("TeamIndex")] public required string TeamId { get; init; }

    [Unique, Index("EmailIndex")] public required string Email { get; init; }

    public int Goals { get; init; }
}
