using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>A sharded index beside a unique value, whose claim is written in one transaction with the item.</summary>
[Table]
internal sealed partial record Label([property: PartitionKey] string LabelId, [property: Index("StateIndex"), Sharded(2)] string State, [property: Unique] string Code);
