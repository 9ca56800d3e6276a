using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

[Table]
internal sealed partial record Truck([property: PartitionKey] string TruckId, [property: References<Fleet>, Index("FleetIndex"), Index("OtherFleetIndex")] string FleetId);
