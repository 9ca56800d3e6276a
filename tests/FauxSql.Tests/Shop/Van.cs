using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

[Table]
internal sealed partial record Van([property: PartitionKey] string VanId, [property: References<Fleet>, Index("FleetIndex"), Index("NewFleetIndex")] string FleetId);
