using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>A navigation that is served by a sharded index.</summary>
[Table]
internal sealed partial record Carrier([property: PartitionKey] string CarrierId)
{
    [Related]
    public IReadOnlyList<Parcel>? Parcels { get; init; }
}
