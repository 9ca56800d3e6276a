using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Has an index for which two others answer.</summary>
[Table]
internal sealed partial record Cart([property: PartitionKey] string CartId, [property: Index("SmallYardIndex", KeysOnly = true), Index("YardIndex"), Index("NewYardIndex")] string Yard);
