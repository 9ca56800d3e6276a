using FauxSql.Modeling;

namespace FauxSql.Design.Tests.Infrastructure.Club;

/// <summary>What members and matches must refer to.</summary>
[Table]
internal sealed partial record Team
{
    [PartitionKey] public required string TeamId { get; init; }

    public required string Name { get; init; }

    [Related] public IReadOnlyList<Member>? Members { get; init; }

    [Related] public IReadOnlyList<Match>? Matches { get; init; }
}
