using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

/// <summary>An entity with subtypes, and an enforced reference to another one.</summary>
[Table(Discriminator = "kind")]
internal abstract partial record Movement
{
    [PartitionKey, References<Branch>(Enforced = true)]
    public required string BranchId { get; init; }

    [SortKey]
    public required long Number { get; init; }
}
