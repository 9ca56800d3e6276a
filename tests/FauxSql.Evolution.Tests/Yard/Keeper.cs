using FauxSql.Modeling;

namespace FauxSql.Evolution.Tests.Yard;

/// <summary>Wears a badge that no other one wears.</summary>
[Table]
public sealed partial record Keeper
{
    [PartitionKey] public required string KeeperId { get; init; }

    [Unique] public required string Badge { get; init; }

    public string? Name { get; init; }
}
