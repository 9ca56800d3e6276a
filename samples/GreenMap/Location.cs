using GreenMap.Geo;

namespace GreenMap;

/// <summary>Where a merchant is; kept within the merchant.</summary>
public sealed partial record Location
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required string Address { get; init; }

    [FauxSql.Modeling.NotStored]
    public GeoPoint Point => new(Latitude, Longitude);
}
