namespace GreenMap.Geo;

/// <summary>A place on Earth.</summary>
/// <param name="Latitude">Degrees north of the equator, from -90 to 90.</param>
/// <param name="Longitude">Degrees east of Greenwich, from -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadius = 6_371_008.8;

    /// <summary>Metres along the surface, by the haversine formula on a sphere of the mean radius.</summary>
    /// <param name="other">The other place.</param>
    public double DistanceTo(GeoPoint other)
    {
        var (latitude, longitude) = (Radians(other.Latitude - Latitude), Radians(other.Longitude - Longitude));
        var half = Square(Math.Sin(latitude / 2)) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Square(Math.Sin(longitude / 2)));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>The box around a circle. It reaches over the antimeridian where west is greater than east, and around the Earth where a pole is within.</summary>
    /// <param name="radius">The circle's radius in metres.</param>
    public GeoBox BoxAround(double radius)
    {
        var angle = radius / EarthRadius;
        var latitude = Degrees(angle);
        var (south, north) = (Math.Max(-90, Latitude - latitude), Math.Min(90, Latitude + latitude));
        if (Latitude - latitude <= -90 || Latitude + latitude >= 90)
            return new GeoBox(south, -180, north, 180);

        // The circle is widest not at its centre's latitude but a little towards the pole.
        var longitude = Degrees(Math.Asin(Math.Min(1, Math.Sin(angle) / Math.Cos(Radians(Latitude)))));
        return longitude >= 180 ? new GeoBox(south, -180, north, 180) : new GeoBox(south, Wrapped(Longitude - longitude), north, Wrapped(Longitude + longitude));
    }

    private static double Wrapped(double longitude) => longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    private static double Square(double number) => number * number;
}
