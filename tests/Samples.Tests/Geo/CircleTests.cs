using CsCheck;
using GreenMap.Geo;

namespace Samples.Tests.Geo;

public sealed class CircleTests
{
    private const int Coarsest = 4;
    private const int Finest = 8;

    private static readonly Gen<double> Radii = Gen.Double[0, 4].Select(power => 2 * Math.Pow(10, power));

    // A direction and a share of the radius, so that places lie within the circle and on its edge.
    private static readonly Gen<(Circle Circle, GeoPoint Place)> Places = Gen.Select(
        Gen.Double[-85, 85], Gen.Double[-180, 180], Radii, Gen.Double[0, 2 * Math.PI], Gen.Double[0, 1],
        (latitude, longitude, radius, direction, share) =>
        {
            var centre = new GeoPoint(latitude, longitude);
            return (new Circle(centre, radius), Moved(centre, radius * share, direction));
        });

    [Fact]
    public void Every_place_within_lies_in_a_cell_or_the_search_is_refused() => Places.Sample(
        (circle, place) =>
        {
            if (!circle.Contains(place))
                return true;
            try
            {
                var cells = circle.Cells(Coarsest, Finest);
                return cells.Count is > 0 and <= Circle.MaxCells && cells.Any(cell => Geohash.Of(place, Finest).StartsWith(cell, StringComparison.Ordinal));
            }
            catch (ArgumentOutOfRangeException)
            {
                return circle.Radius > 1_700; // 85° from the equator a cell of four letters is 3.4 km wide
            }
        },
        iter: 20_000);

    [Fact]
    public void A_circle_over_the_antimeridian_has_cells_on_both_sides()
    {
        var cells = new Circle(new GeoPoint(-17, 179.99), 5_000).Cells(Coarsest, Finest);
        Assert.Contains(cells, cell => Geohash.Of(new GeoPoint(-17, 179.98), Finest).StartsWith(cell, StringComparison.Ordinal));
        Assert.Contains(cells, cell => Geohash.Of(new GeoPoint(-17, -179.98), Finest).StartsWith(cell, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(89.99, 5_000)]
    [InlineData(0, 100_000)]
    [InlineData(46, 30_000_000)]
    public void A_circle_that_takes_too_many_cells_is_refused(double latitude, double radius)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => new Circle(new GeoPoint(latitude, 8), radius).Cells(Coarsest, Finest));
        Assert.Contains("search a smaller one", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_cell_is_asked_for_twice() =>
        Places.Where(pair => pair.Circle.Radius < 1_000).Sample((circle, _) => circle.Cells(Coarsest, Finest) is var cells && cells.Distinct(StringComparer.Ordinal).Count() == cells.Count);

    private static GeoPoint Moved(GeoPoint from, double distance, double direction)
    {
        var angle = distance / 6_371_008.8;
        var latitude = from.Latitude * Math.PI / 180;
        var moved = Math.Asin((Math.Sin(latitude) * Math.Cos(angle)) + (Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(direction)));
        var turned = Math.Atan2(Math.Sin(direction) * Math.Sin(angle) * Math.Cos(latitude), Math.Cos(angle) - (Math.Sin(latitude) * Math.Sin(moved)));
        return new GeoPoint(moved * 180 / Math.PI, Math.IEEERemainder(from.Longitude + (turned * 180 / Math.PI), 360));
    }
}
