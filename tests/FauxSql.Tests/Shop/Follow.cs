using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>M:N between items of one entity.</summary>
[Table]
internal sealed partial record Follow(
    [property: PartitionKey, References<Person>] string FollowerId,
    [property: SortKey, References<Person>, Index("FolloweeIndex")] string FolloweeId,
    [property: IndexSortKey("FolloweeIndex")] string Since);
