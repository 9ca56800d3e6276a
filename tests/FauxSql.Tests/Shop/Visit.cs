using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Keys that are not text.</summary>
[Table]
internal sealed partial record Visit(
    [property: PartitionKey] double Place, [property: SortKey] DateTime At, [property: Index("DayIndex")] DateOnly? Day = null, [property: IndexSortKey("DayIndex")] int Count = 0);
