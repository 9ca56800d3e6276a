using FauxSql;
using FauxSql.Modeling;
using GreenMap.Geo;

namespace GreenMap;

/// <summary>What the pages of the map read, and the data that it opens with.</summary>
public static class Screens
{
    private const double WalkingDistance = 1_000;

    [AccessPattern("Search merchants by category within radius", Job = "search")]
    public static Deferred<IReadOnlyList<MerchantCategory>> Search(GreenMapDb db, Sample sample)
    {
        var link = sample.Of<MerchantCategory>();
        return new MerchantSearch(db).LinksAround(link.CategoryId, new Circle(link.Point, WalkingDistance));
    }

    [AccessPattern("Listing detail page: merchant with categories and latest reviews", Job = "search")]
    public static Deferred<Merchant> ListingDetail(GreenMapDb db, Sample sample) =>
        db.Merchants.Get(sample.Of<Merchant>().MerchantId, m => [m.Categories, m.Reviews.Newest().Take(10)]);

    [AccessPattern("Category page: its merchants", Job = "search")]
    public static Deferred<Category> CategoryPage(GreenMapDb db, Sample sample) =>
        db.Categories.Get(sample.Of<Category>().CategoryId, c => c.Merchants);

    [SampleData]
    public static IAsyncEnumerable<object> Fill(int scale) => GreenMapData.Generate(scale).ToAsyncEnumerable();
}
