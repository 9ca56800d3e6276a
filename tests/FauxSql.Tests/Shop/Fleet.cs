using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Has trucks and vans, whose indexes have the same name.</summary>
[Table]
internal sealed partial record Fleet([property: PartitionKey] string FleetId)
{
    [Related]
    public IReadOnlyList<Truck>? Trucks { get; init; }

    [Related]
    public IReadOnlyList<Van>? Vans { get; init; }
}
