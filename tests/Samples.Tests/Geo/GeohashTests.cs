using CsCheck;
using GreenMap.Geo;

namespace Samples.Tests.Geo;

public sealed class GeohashTests
{
    private static readonly Gen<GeoPoint> Places = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (latitude, longitude) => new GeoPoint(latitude, longitude));

    // Names that other implementations give these places.
    [Theory]
    [InlineData(42.605, -5.603, "ezs42")]
    [InlineData(57.64911, 10.40744, "u4pruydqqvj")]
    [InlineData(-25.382708, -49.265506, "6gkzwgjzn820")]
    [InlineData(0, 0, "s0000")]
    [InlineData(-90, -180, "00000")]
    [InlineData(90, 180, "zzzzz")]
    public void A_place_has_the_name_it_has_everywhere(double latitude, double longitude, string name) =>
        Assert.Equal(name, Geohash.Of(new GeoPoint(latitude, longitude), name.Length));

    [Fact]
    public void A_finer_name_begins_with_the_coarser_one() =>
        Gen.Select(Places, Gen.Int[2, Geohash.MaxPrecision]).Sample((place, precision) =>
            Geohash.Of(place, precision).StartsWith(Geohash.Of(place, precision - 1), StringComparison.Ordinal));

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(0, -180.1)]
    [InlineData(double.NaN, 0)]
    public void What_is_not_on_Earth_has_no_name(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Geohash.Of(new GeoPoint(latitude, longitude), 5));

    [Fact]
    public void Distances_are_those_of_a_sphere()
    {
        Assert.InRange(new GeoPoint(0, 0).DistanceTo(new GeoPoint(0, 1)), 111_194, 111_196);
        Assert.InRange(new GeoPoint(0, 179.5).DistanceTo(new GeoPoint(0, -179.5)), 111_194, 111_196);
        Assert.InRange(new GeoPoint(89.5, 0).DistanceTo(new GeoPoint(89.5, 180)), 111_194, 111_196);
        Places.Sample(place => place.DistanceTo(place) == 0);
    }
}
