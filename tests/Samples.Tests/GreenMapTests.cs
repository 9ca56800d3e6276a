using FauxSql;
using FauxSql.Engine;
using FauxSql.Errors;
using GreenMap;
using GreenMap.Geo;

namespace Samples.Tests;

public sealed class GreenMapTests : IAsyncLifetime
{
    private static readonly GeoPoint Centre = new(46.948, 7.447);

    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private Trace _trace = null!;
    private GreenMapDb _db = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = new GreenMapDb(_engine);
        _trace = Trace.Start(_db);
        await _db.EnsureTablesAsync(Token);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Every_access_pattern_is_answered_in_the_fewest_round_trips()
    {
        var runs = await PatternRuns.OfAsync(_db, Token);

        Assert.Equal(9, runs.Count);
        Assert.All(runs.Values, run => Assert.True(run.Items > 0, run.Pattern));
        Assert.Equal(1, runs["Search merchants by category within radius"].RoundTrips);
        Assert.InRange(runs["Search merchants by category within radius"].Requests, 1, Circle.MaxCells);
        Assert.Equal(2, runs["Listing detail page: merchant with categories and latest reviews"].RoundTrips);
        Assert.Equal(2, runs["Category page: its merchants"].RoundTrips);
    }

    [Theory]
    [InlineData("REPAIR", 800)]
    [InlineData("REFILL", 1_000)]
    [InlineData("DONATE", 6_000)]
    public async Task A_search_finds_what_is_within_nearest_first_with_its_categories(string category, double radius)
    {
        var merchants = await FillAsync();
        var circle = new Circle(Centre, radius);
        var found = await new MerchantSearch(_db).WithinAsync(category, circle, int.MaxValue, Token);

        var expected = merchants.Where(merchant => merchant.Categories.Contains(category) && circle.Contains(merchant.Merchant.Location.Point))
            .OrderBy(merchant => Centre.DistanceTo(merchant.Merchant.Location.Point)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(one => one.Merchant.MerchantId), found.Select(nearby => nearby.Merchant.MerchantId));
        Assert.Equal(expected.Select(one => one.Categories.Order()), found.Select(nearby => nearby.Merchant.Categories!.Select(c => c.CategoryId).Order()));
    }

    [Fact]
    public async Task A_search_page_of_twenty_takes_three_round_trips()
    {
        await FillAsync();
        _trace.Reset();
        Assert.Equal(20, (await new MerchantSearch(_db).WithinAsync("REPAIR", new Circle(Centre, 4_000), cancellationToken: Token)).Count);

        // Links of the cells; merchants and their links; categories.
        Assert.Equal(3, _trace.RoundTrips);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(1_000)]
    public async Task The_nearest_are_found_in_growing_circles(int count)
    {
        var merchants = await FillAsync();
        var from = new GeoPoint(46.97, 7.42);
        var found = await new MerchantSearch(_db).NearestAsync("RECYCLING", from, count, Token);

        var expected = merchants.Where(merchant => merchant.Categories.Contains("RECYCLING")).Select(one => one.Merchant).OrderBy(merchant => from.DistanceTo(merchant.Location.Point)).Take(count);
        Assert.Equal(expected.Select(merchant => merchant.MerchantId), found.Select(nearby => nearby.Merchant.MerchantId));
    }

    [Fact]
    public async Task A_search_that_would_take_too_many_cells_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new MerchantSearch(_db).WithinAsync("REPAIR", new Circle(Centre, 200_000), cancellationToken: Token));

    [Theory]
    [InlineData(3)]
    [InlineData(150)]
    public async Task A_merchant_that_moves_takes_its_links_along(int links)
    {
        await InsertAsync("M1", links);
        var there = new Location { Latitude = -17, Longitude = 179.999, Address = "Elsewhere" };
        var moved = await new MerchantMoves(_db).MoveAsync("M1", there, Token);

        Assert.Equal((there, 2L), (moved.Location, moved.Version));
        Assert.All(await _db.MerchantCategories.ByMerchant("M1").ToListAsync(Token), link => Assert.Equal(there.Point, link.Point));
        Assert.Empty(await new MerchantSearch(_db).WithinAsync("C1", new Circle(Centre, 1_000), cancellationToken: Token));
        Assert.Single(await new MerchantSearch(_db).WithinAsync("C1", new Circle(new GeoPoint(-17, -179.999), 1_000), cancellationToken: Token));
    }

    [Fact]
    public async Task A_move_that_was_interrupted_is_finished_later()
    {
        await InsertAsync("M1", 150);
        var merchant = await _db.Merchants.GetAsync("M1", Token);
        await _db.Merchants.SaveAsync(merchant with { Location = merchant.Location with { Latitude = 47.5 } }, Token);

        Assert.Equal(150, await new MerchantMoves(_db).FinishAsync("M1", Token));
        Assert.Equal(0, await new MerchantMoves(_db).FinishAsync("M1", Token));
    }

    [Fact]
    public async Task A_merchant_joins_a_category_that_is_there()
    {
        await InsertAsync("M1", 1);
        await Assert.ThrowsAsync<TransactionFailedException>(() => new MerchantMoves(_db).JoinAsync("M1", "NONE", Token));
        await _db.Categories.InsertAsync(new Category { CategoryId = "NEW", Name = "New" }, Token);
        await new MerchantMoves(_db).JoinAsync("M1", "NEW", Token);
        Assert.Equal(["C0", "NEW"], (await _db.Merchants.GetAsync("M1", m => m.Categories, Token)).Categories!.Select(c => c.CategoryId).Order());
    }

    [Fact]
    public void The_patterns_of_later_jobs_are_declared()
    {
        var patterns = _db.Schema.Entities.Single(entity => entity.Name == "Merchant").Patterns;
        Assert.Equal(2, patterns.Count(pattern => pattern.Status == FauxSql.Schema.AccessPatternStatus.Planned));
        Assert.Equal(2, patterns.Count(pattern => pattern.Status == FauxSql.Schema.AccessPatternStatus.Potential));
    }

    private async Task<List<(Merchant Merchant, List<string> Categories)>> FillAsync()
    {
        await FauxSql.DatabaseTools.FillAsync(_db, 1, null, Token);
        var data = GreenMapData.Generate(1).ToList();
        var links = data.OfType<MerchantCategory>().ToLookup(link => link.MerchantId, link => link.CategoryId);
        return [.. data.OfType<Merchant>().Select(merchant => (merchant, links[merchant.MerchantId].ToList()))];
    }

    private async Task InsertAsync(string merchantId, int links)
    {
        var merchant = GreenMapData.Generate(1).OfType<Merchant>().First() with { MerchantId = merchantId };
        await _db.Merchants.InsertAsync(merchant with { Location = merchant.Location with { Latitude = Centre.Latitude, Longitude = Centre.Longitude } }, Token);
        merchant = await _db.Merchants.GetAsync(merchantId, Token);
        foreach (var number in Enumerable.Range(0, links))
        {
            await _db.Categories.InsertAsync(new Category { CategoryId = $"C{number}", Name = $"Category {number}" }, Token);
            await _db.MerchantCategories.InsertAsync(MerchantCategory.Of(merchantId, $"C{number}", merchant.Location), Token);
        }
    }
}
