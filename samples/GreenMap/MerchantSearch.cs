using FauxSql;
using GreenMap.Geo;

namespace GreenMap;

/// <summary>Finds merchants of a category by where they are: the search page.</summary>
public sealed class MerchantSearch(GreenMapDb db)
{
    private const double FirstRing = 250;
    private const double LastRing = 16_000;

    /// <summary>The links of a category in the cells that cover a circle, which reach a little beyond it: one query a cell, in one round trip.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The circle is too large to be searched.</exception>
    public Deferred<IReadOnlyList<MerchantCategory>> LinksAround(string categoryId, Circle circle) => circle
        .Cells(MerchantCategory.AreaLetters, MerchantCategory.CellLetters)
        .Select(cell => db.MerchantCategories.ByCategoryArea(categoryId, cell[..MerchantCategory.AreaLetters]).StartsWith(cell))
        .Together();

    /// <summary>The merchants of a category within a circle, nearest first, with their categories.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The circle is too large to be searched.</exception>
    public async Task<IReadOnlyList<NearbyMerchant>> WithinAsync(string categoryId, Circle circle, int take = 20, CancellationToken cancellationToken = default)
    {
        var links = await LinksAround(categoryId, circle).RunAsync(cancellationToken);
        var nearest = links.Where(link => circle.Contains(link.Point)).OrderBy(link => circle.Centre.DistanceTo(link.Point)).Take(take);
        var merchants = await db.Merchants.FindManyAsync(nearest.Select(link => link.MerchantId), m => m.Categories, cancellationToken);

        // A merchant may have gone or moved since its link was read.
        return [.. merchants.OfType<Merchant>()
            .Select(merchant => new NearbyMerchant(merchant, circle.Centre.DistanceTo(merchant.Location.Point)))
            .Where(nearby => nearby.Distance <= circle.Radius)
            .OrderBy(nearby => nearby.Distance)];
    }

    /// <summary>The nearest merchants of a category: circles that double until there are enough, at most 16 km wide.</summary>
    public async Task<IReadOnlyList<NearbyMerchant>> NearestAsync(string categoryId, GeoPoint from, int count, CancellationToken cancellationToken = default)
    {
        for (var radius = FirstRing; ; radius *= 2)
        {
            var found = await WithinAsync(categoryId, new Circle(from, radius), count, cancellationToken);
            if (found.Count >= count || radius >= LastRing)
                return found;
        }
    }
}
