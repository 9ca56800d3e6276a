using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Related to its own kind in both directions.</summary>
[Table]
internal sealed partial record Person([property: PartitionKey] string PersonId)
{
    [Related(Through = typeof(Follow), Via = nameof(Follow.FollowerId))]
    public IReadOnlyList<Person>? Follows { get; init; }

    [Related(Through = typeof(Follow), Via = nameof(Follow.FolloweeId))]
    public IReadOnlyList<Person>? Followers { get; init; }
}
