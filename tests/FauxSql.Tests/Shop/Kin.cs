using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Belongs to another of its kind, or to itself.</summary>
[Table]
internal sealed partial record Kin([property: PartitionKey] string KinId, [property: References<Kin>, Index("ParentIndex")] string ParentId);
