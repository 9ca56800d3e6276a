using FauxSql.Modeling;

namespace FauxSql.Evolution.Tests.Yard;

/// <summary>Found by its lane in an index, in one that holds less, and in one of several shards.</summary>
[Table]
public sealed partial record Crate
{
    [PartitionKey] public required string CrateId { get; init; }

    [Index("LaneIndex"), Index("SmallLaneIndex", KeysOnly = true), Index("WideLaneIndex"), Sharded(3, Index = "WideLaneIndex")]
    public required string Lane { get; init; }

    [IndexSortKey("LaneIndex"), IndexSortKey("SmallLaneIndex"), IndexSortKey("WideLaneIndex")] public required int Weight { get; init; }
}
