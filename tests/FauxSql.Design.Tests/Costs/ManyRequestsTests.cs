using System.Text;
using Blog;
using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Runs;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Design.Tests.Infrastructure.Club;
using FauxSql.Engine;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Costs;

/// <summary>Reads of more than a page, of shards and of several groups: requests are counted with the units that they are charged, in both layouts.</summary>
public sealed class ManyRequestsTests
{
    /// <summary>The fourth post of the second author brings its page to 1 MB, and the third post of the third is the last one: it takes a request to find that out.</summary>
    [Fact]
    public async Task Each_page_of_1_MB_is_a_request_as_the_engine_charges_it()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new BlogDb(engine);
        await db.EnsureTablesAsync(stop);
        foreach (var (author, posts, size) in new[] { ("A1", 1, 10), ("A2", 9, 300_000), ("A3", 3, 350_000) })
        {
            foreach (var post in Enumerable.Range(1, posts))
                await db.Posts.InsertAsync(new Post { PostId = $"{author}P{post}", AuthorId = author, CreatedAt = DateTimeOffset.UnixEpoch.AddDays(post), Title = "", Content = new string('x', size) }, stop);
        }

        await using var data = await StoredData.OfAsync(engine, db, stop);
        var (all, newest) = (db.Posts.ByAuthor("A1").Explain(), db.Posts.ByAuthor("A1").Newest().Take(3).Explain());

        Assert.Equal(await ChargedAsync(author => db.Posts.ByAuthor(author).ToListAsync(stop)), PredictedOf(data, all));
        Assert.Equal(await ChargedAsync(author => db.Posts.ByAuthor(author).Newest().Take(3).ToListAsync(stop)), PredictedOf(data, newest));
        Assert.Equal(1 + 3 + 2, PredictedOf(data, all).Requests);
        Assert.Equal(3, PredictedOf(data, newest).Requests);
    }

    [Fact]
    public void Pages_of_an_average_are_requests_one_after_another()
    {
        var schema = Models.Of("Blog");
        var sizes = SizeFile.Parse(schema, "sizes.json", """{ "Post": { "items": 10, "bytes": 1, "indexes": { "AuthorIndex": { "perKey": 1 } } }, "Comment": { "items": 90000, "bytes": 1024, "perKey": 2560 } }""");

        var reads = new AverageReads(schema, sizes, new SingleTable(schema, [], sizes)).Of(new Plan([]) { Reads = [Read("Query", "Comment") with { Arguments = [1] }] });

        Assert.Equal((3, 320), (reads.MultiTable.Requests, reads.MultiTable.Units));
        Assert.Equal([1, 1, 1], reads.MultiTable.Waves.Select(wave => wave.Requests));
    }

    /// <summary>An order with its items is one query of a single table; the product beside it has nothing to do with that.</summary>
    [Fact]
    public void A_single_table_collects_what_hangs_together_and_asks_for_the_rest()
    {
        var shop = Stored("Shop", ("Order", """{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"},"OrderDate":{"S":"2026"}}"""), ("OrderItem", """{"OrderId":{"S":"O1"},"ItemId":{"S":"I1"}}"""), ("Product", """{"ProductId":{"S":"P1"}}"""));

        var (multi, single) = BothOf(shop, Read("GetItem", "Order") with { Arguments = [1] }, Read("Query", "OrderItem") with { Arguments = [1] }, Read("GetItem", "Product") with { Arguments = [2] });

        Assert.Equal((3, 1.5), multi);
        Assert.Equal((2, 1), single);
    }

    /// <summary>Each order has a copy of its customer, so that nobody asks for customers; and what is within items is no round trip.</summary>
    [Fact]
    public void What_is_copied_is_no_request_and_no_round_trip()
    {
        var shop = Stored("Shop", ("Customer", """{"CustomerId":{"S":"C1"},"Email":{"S":"e"}}"""), ("Order", """{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"},"OrderDate":{"S":"2026"}}"""));
        PlannedRead[] reads = [Read("GetItem", "Order") with { Arguments = [1] }, new PlannedRead(2, "GetItem", "Customer", null) { From = 0, FromAttribute = "CustomerId" }];

        var found = new StoredReads(shop.Sizes, shop.Single(reads)).Of(new Plan([]) { Reads = reads })!;

        Assert.Equal([1, 1], found.MultiTable.Waves.Select(wave => wave.Requests));
        Assert.Equal([1], found.SingleTable.Waves.Select(wave => wave.Requests));
    }

    /// <summary>What is spread over shards stays so: each is asked, an empty one too, and what belongs to an item is in its shard.</summary>
    [Fact]
    public void Each_shard_of_a_collection_is_a_request_and_a_page()
    {
        var schema = Models.Of("Shop");
        var orders = schema.Entities.First(entity => entity.Name == "Order");
        schema = schema with { Entities = [.. schema.Entities.Select(entity => entity == orders ? orders with { Indexes = [orders.Indexes[0] with { Shards = 3 }] } : entity)] };
        var shop = Stored(
            schema,
            ("Order", """{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"},"OrderDate":{"S":"2026"},"_fx.shard3":{"N":"0"}}"""),
            ("Order", """{"OrderId":{"S":"O2"},"CustomerId":{"S":"C1"},"OrderDate":{"S":"2026"},"_fx.shard3":{"N":"2"}}"""),
            ("OrderItem", $$"""{"OrderId":{"S":"O2"},"ItemId":{"S":"I1"},"Note":{"S":"{{new string('x', 5_000)}}"} }"""));
        PlannedRead[] reads = [new PlannedRead(1, "Query", "Order", "CustomerIndex") { Arguments = [1], Parts = 3 }, new PlannedRead(2, "Query", "OrderItem", null) { From = 0, FromAttribute = "OrderId" }];

        var (multi, single) = BothOf(shop, reads);

        Assert.Equal((3 + 2, 1.5 + 1.5), multi);
        Assert.Equal((3, 0.5 + 1 + 0.5), single);
        Assert.Equal((4.0, 3.0), RequestsOf(new AverageReads(schema, AverageSizes.Of(shop.Sizes), shop.Single(reads)).Of(new Plan([]) { Reads = reads })));
    }

    [Fact]
    public async Task Whoever_has_a_unique_value_is_found_with_two_requests_as_charged()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new ClubDb(engine);
        await db.EnsureTablesAsync(stop);
        await db.Teams.InsertAsync(new Team { TeamId = "T1", Name = "One" }, stop);
        List<Member> members = [.. Enumerable.Range(1, 3).Select(number => new Member { MemberId = $"M{number}", TeamId = "T1", Email = $"{number}@example.com" })];
        foreach (var member in members)
            await db.Members.InsertAsync(member, stop);
        await using var data = await StoredData.OfAsync(engine, db, stop);
        var plan = db.Members.FindByEmail("1@example.com").Explain();

        using var trace = Trace.Start();
        foreach (var member in members)
            await db.Members.FindByEmailAsync(member.Email, stop);

        Assert.Equal(((double)trace.Requests, trace.ReadUnits), PredictedOf(data, plan));
        Assert.Equal("UniqueKeys", plan.Reads[0].Entity);
    }

    /// <summary>The items do not say whose value it is, when something else is asked for with the same one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_claim_beside_another_read_of_the_same_value_is_an_estimate(bool isClaimFirst)
    {
        var shop = Stored("Shop", ("Customer", """{"CustomerId":{"S":"C1"},"Email":{"S":"e"}}"""));
        var (item, claim) = (Read("GetItem", "Customer") with { Arguments = [1] }, Read("GetItem", "UniqueKeys") with { Arguments = [1], IsConsistent = true });
        var owner = new PlannedRead(2, "GetItem", "Customer", null) { From = isClaimFirst ? 0 : 1, FromAttribute = "Owner", IsConsistent = true };
        PlannedRead[] reads = isClaimFirst ? [claim, item, owner] : [item, claim, owner];

        Assert.Null(new StoredReads(shop.Sizes, shop.Single(reads)).Of(new Plan([]) { Reads = reads }));
        Assert.Equal((3.0, 3.0), RequestsOf(new AverageReads(shop.Sizes.Schema, AverageSizes.Of(shop.Sizes), shop.Single(reads)).Of(new Plan([]) { Reads = reads })));
    }

    private static PlannedRead Read(string operation, string entity) => new(1, operation, entity, null);

    private static Shelf Stored(string sample, params (string Entity, string Item)[] items) => Stored(Models.Of(sample), items);

    private static Shelf Stored(DatabaseSchema schema, params (string Entity, string Item)[] items)
    {
        var sizes = new StoredSizes(schema);
        foreach (var (entity, item) in items)
            sizes.Add(schema.Entities.First(one => one.Name == entity), Encoding.UTF8.GetBytes(item));
        return new Shelf(sizes);
    }

    private static ((double Requests, double Units) Multi, (double Requests, double Units) Single) BothOf(Shelf shelf, params PlannedRead[] reads)
    {
        var found = new StoredReads(shelf.Sizes, shelf.Single(reads)).Of(new Plan([]) { Reads = reads })!;
        return ((found.MultiTable.Requests, found.MultiTable.Units), (found.SingleTable.Requests, found.SingleTable.Units));
    }

    private static (double Multi, double Single) RequestsOf(PatternReads reads) => (reads.MultiTable.Requests, reads.SingleTable.Requests);

    private static (double Requests, double Units) PredictedOf(StoredData data, Plan plan)
    {
        var predicted = new StoredReads(data.Sizes, data.Single).Of(plan)!;
        return (predicted.MultiTable.Requests, predicted.MultiTable.Units);
    }

    private static async Task<(double Requests, double Units)> ChargedAsync(Func<string, Task> read)
    {
        using var trace = Trace.Start();
        foreach (var author in new[] { "A1", "A2", "A3" })
            await read(author);
        return (trace.Requests, trace.ReadUnits);
    }

    private sealed record Shelf(StoredSizes Sizes)
    {
        public SingleTable Single(IReadOnlyList<PlannedRead> reads) => new(Sizes.Schema, [new Plan([]) { Reads = reads }], AverageSizes.Of(Sizes));
    }
}
