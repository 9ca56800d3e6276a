using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using FauxSql.Codecs;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Indexes whose items are spread over several partitions, and read as if they were in one.</summary>
public sealed class ShardedIndexTests : ShopTest
{
    private static readonly Gen<List<int>> Weights = Gen.Int[0, 12].List[0, 60];

    [Fact]
    public Task Random_pages_give_what_an_index_without_shards_gives() => Gen.Select(Weights, Gen.Int[1, 25], Gen.Bool, Gen.Bool, Gen.Int[-1, 12]).SampleAsync(
        async (weights, size, isDescending, isFiltered, low) =>
        {
            await using var engine = EmbeddedDynamo.InMemory();
            var db = new ShopDb(engine);
            await db.EnsureTablesAsync();
            foreach (var (number, weight) in weights.Index())
                await db.Parcels.PutAsync(new Parcel("D", number, "open", weight, Note: number % 3 == 0 ? "x" : null));
            var plain = await Asked(db.Parcels.ByPlain("open")).ToListAsync();

            var paged = await PagesAsync(Asked(db.Parcels.ByStatus("open")), size);

            Assert.Equal(plain.Select(parcel => parcel.Weight), paged.Select(parcel => parcel.Weight));
            Assert.Equal(plain.OrderBy(parcel => parcel.Number), paged.OrderBy(parcel => parcel.Number));
            Assert.Equal(paged, await Asked(db.Parcels.ByStatus("open")).ToListAsync());
            Assert.Equal(paged.Take(size), await Asked(db.Parcels.ByStatus("open")).Take(size).ToListAsync());

            Query<Parcel, ParcelFields, ParcelRelations, int> Asked(Query<Parcel, ParcelFields, ParcelRelations, int> query)
            {
                query = low < 0 ? query : query.From(low);
                query = isDescending ? query.Newest() : query;
                return isFiltered ? query.Where(parcel => parcel.Note == "x") : query;
            }
        },
        iter: 40,
        threads: 1);

    [Fact]
    public async Task Pages_without_order_hold_every_item_once()
    {
        await FillAsync(50);

        foreach (var size in new[] { 1, 7, 49, 50, 60 })
        {
            var paged = await PagesAsync(Direct.Parcels.ByCarrier("post"), size);
            Assert.Equal(Enumerable.Range(0, 50), paged.Select(parcel => parcel.Number).Order());
        }

        Assert.Equal(3, (await Direct.Parcels.ByCarrier("post").Take(3).ToListAsync()).Count);
        Assert.Equal([0, 9, 18, 27, 36, 45], (await PagesAsync(Direct.Parcels.ByCarrier("post").Where(parcel => parcel.Weight == 0 && parcel.Note.NotExists()), 2)).Select(parcel => parcel.Number).Order());
        Assert.Equal(50, await Direct.Parcels.ByCarrier("post").CountAsync());
    }

    [Fact]
    public async Task Every_shard_is_asked_in_one_round_trip_and_the_rest_only_where_more_is_needed()
    {
        await FillAsync(200);

        Assert.Equal(200, (await Db.Parcels.ByStatus("open").ToListAsync()).Count);
        Assert.Equal((4, 1), (Trace.Requests, Trace.RoundTrips));
        Trace.Reset();
        Assert.Equal(10, (await Db.Parcels.ByStatus("open").Newest().Take(10).ToListAsync()).Count);
        Assert.Equal((4, 1), (Trace.Requests, Trace.RoundTrips));
        Assert.InRange(Trace.ReadUnits, 2, 4);
        Trace.Reset();
        Assert.Empty(await Db.Parcels.ByStatus("none").Take(10).ToListAsync());
        Assert.Equal((4, 1), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task A_navigation_by_a_sharded_index_travels_with_its_source()
    {
        await FillAsync(50);
        await Direct.Carriers.InsertAsync(new Carrier("post"));
        var get = Db.Carriers.Get("post", carrier => carrier.Parcels.Where(parcel => parcel.Weight < 5).Take(20));

        Assert.Equal((4, 1), (get.Explain().Requests.Count, get.Explain().RoundTrips));
        Assert.Equal(20, (await get.RunAsync()).Parcels!.Distinct().Count());
        Assert.Equal((4, 1), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public void The_plan_shows_every_shard() => Assert.Equal(
        """
        3 requests, 1 round trip, at least 1.5 read units
          1  Query  Parcels/CarrierIndex  Carrier = "post" take 5 in shard 1 of 3
          1  Query  Parcels/CarrierIndex  Carrier = "post" take 5 in shard 2 of 3
          1  Query  Parcels/CarrierIndex  Carrier = "post" take 5 in shard 3 of 3
        """,
        Db.Parcels.ByCarrier("post").Take(5).Explain().ToString());

    [Fact]
    public async Task Every_way_of_writing_stamps_the_shard()
    {
        await Direct.Parcels.InsertAsync(new Parcel("D", 1, "open", 1));
        await Direct.Parcels.PutAsync(new Parcel("D", 2, "open", 2));
        await Direct.Parcels.SaveAsync(new Parcel("D", 3, "open", 3));
        Assert.Equal(2, await DatabaseTools.FillAsync(new ParcelFill(Engine, [new Parcel("D", 4, "open", 4), new Parcel("D", 5, null, 5)]), 1));
        await Direct.Parcels.Update("D", 5).Set(p => p.Status, "open").RunAsync();
        Assert.Equal([1, 2, 3, 4, 5], (await Direct.Parcels.ByStatus("open").ToListAsync()).Select(parcel => parcel.Number));
        foreach (var number in Enumerable.Range(1, 5))
        {
            var stored = await StoredAsync(number);
            Assert.Equal(["_fx.shard3", "_fx.shard4"], stored.Select(attribute => attribute.Key).Where(name => name.StartsWith("_fx.", StringComparison.Ordinal)).Order());
        }
    }

    [Fact]
    public async Task An_item_stored_before_the_index_had_shards_gets_its_own_with_the_next_write()
    {
        await Direct.Parcels.InsertAsync(new Parcel("D", 1, "open", 1));
        await CallAsync("UpdateItem", JsonNode.Parse("""{"TableName":"Parcels","Key":{"Depot":{"S":"D"},"Number":{"N":"1"}},"UpdateExpression":"REMOVE #a","ExpressionAttributeNames":{"#a":"_fx.shard4"}}""")!.AsObject());
        Assert.Empty(await Direct.Parcels.ByStatus("open").ToListAsync());

        await Direct.Parcels.Update("D", 1).Set(p => p.Note, "seen").RunAsync();

        Assert.Single(await Direct.Parcels.ByStatus("open").ToListAsync());
    }

    [Fact]
    public async Task A_change_of_the_key_moves_the_item_without_a_new_shard()
    {
        await Direct.Parcels.InsertAsync(new Parcel("D", 1, "open", 1));
        var before = (await StoredAsync(1))["_fx.shard4"]!.ToJsonString();

        await Direct.Parcels.Update("D", 1).Set(p => p.Status, "done").RunAsync();

        Assert.Empty(await Direct.Parcels.ByStatus("open").ToListAsync());
        Assert.Single(await Direct.Parcels.ByStatus("done").ToListAsync());
        Assert.Equal(before, (await StoredAsync(1))["_fx.shard4"]!.ToJsonString());
    }

    [Fact]
    public async Task Paging_goes_on_when_items_come_and_go()
    {
        await FillAsync(20);
        var page = await Direct.Parcels.ByStatus("open").PageAsync(10);
        await Direct.Parcels.DeleteAsync(page.Items[^1]);
        await Direct.Parcels.InsertAsync(new Parcel("D", 1_000, "open", 1_000));

        var rest = await PagesAsync(Direct.Parcels.ByStatus("open"), 3, page.Next);

        Assert.Equal(Enumerable.Range(0, 20).Append(1_000), page.Items.Concat(rest).Select(parcel => parcel.Number).Order());
    }

    [Fact]
    public async Task A_cursor_of_an_index_without_shards_goes_on_without_them()
    {
        await FillAsync(20);
        var (sharded, plain) = (await Direct.Parcels.ByStatus("open").PageAsync(3), await Direct.Parcels.ByPlain("open").PageAsync(3));

        // PlainIndex answers for StatusIndex while that is not there, and not the other way round.
        Assert.Equal((await Direct.Parcels.ByPlain("open").PageAsync(3, plain.Next)).Items, (await Direct.Parcels.ByStatus("open").PageAsync(3, plain.Next)).Items);
        await Assert.ThrowsAsync<CursorException>(() => Direct.Parcels.ByPlain("open").PageAsync(3, sharded.Next));
        await Assert.ThrowsAsync<CursorException>(() => Direct.Parcels.ByStatus("done").PageAsync(3, sharded.Next));
    }

    [Fact]
    public async Task While_it_is_not_there_an_index_without_shards_is_read()
    {
        await FillAsync(40);
        var (plain, own) = (await Direct.Parcels.ByPlain("open").ToListAsync(), await Direct.Parcels.ByStatus("open").PageAsync(3));
        await CallAsync("UpdateTable", JsonNode.Parse("""{"TableName":"Parcels","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"StatusIndex"}}]}""")!.AsObject());
        await Assert.ThrowsAsync<IndexNotReadyException>(() => Direct.Parcels.ByStatus("open").PageAsync(3, own.Next));

        Assert.Equal(plain, await Direct.Parcels.ByStatus("open").ToListAsync());
        Assert.Equal(plain, await PagesAsync(Direct.Parcels.ByStatus("open"), 3));
        Assert.Equal(plain[^1], await Direct.Parcels.ByStatus("open").Newest().FirstOrDefaultAsync());
        Assert.Equal(40, await Direct.Parcels.ByStatus("open").Within(41).CountAsync());
        var reached = await Assert.ThrowsAsync<ReadLimitException>(() => Direct.Parcels.ByStatus("open").Within(39).ToListAsync());
        Assert.Equal([plain[39]], (await Direct.Parcels.ByStatus("open").PageAsync(3, reached.Next)).Items);
    }

    [Fact]
    public async Task What_refers_by_it_is_deleted_page_after_page()
    {
        await FillAsync(700);
        await Direct.Carriers.InsertAsync(new Carrier("post"));

        Assert.Equal(701, await Direct.Carriers.DeleteWithAsync("post", carrier => carrier.Parcels));

        Assert.Empty(await Direct.Parcels.ByCarrier("post").ToListAsync());
    }

    [Fact]
    public async Task A_transaction_stamps_the_shard()
    {
        await Direct.Labels.InsertAsync(new Label("1", "new", "A"));
        await Direct.Labels.PutAsync(new Label("2", "new", "B"));
        await Direct.Labels.SaveAsync(new Label("3", "new", "C"));

        Assert.Equal(["1", "2", "3"], (await Direct.Labels.ByState("new").ToListAsync()).Select(label => label.LabelId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_shard_of_a_key_never_changes()
    {
        // printf 'O456' | sha256sum, the first eight digits modulo the number of shards; with a sort key printf 'D\0001'.
        Assert.Equal(0, ShardOf(nameof(Label), new Key(new AttributeValue.String("O456"), null), "_fx.shard2"));
        Assert.Equal(2, ShardOf(nameof(Parcel), new Key(new AttributeValue.String("D"), new AttributeValue.Number(1)), "_fx.shard4"));
        var counts = Enumerable.Range(0, 8_000).CountBy(i => ShardOf(nameof(Parcel), new Key(new AttributeValue.String("D"), new AttributeValue.Number(i)), "_fx.shard4"));
        Assert.All(counts, count => Assert.InRange(count.Value, 1_850, 2_150));
    }

    private int ShardOf(string entity, Key key, string attribute)
    {
        var stamps = new MultiTableLayout().StampsOf(Db.Schema.Entities.Single(candidate => candidate.Name == entity), key);
        return int.Parse(((AttributeValue.Number)stamps.Single(stamp => stamp.Key == attribute).Value).Value.ToString(), CultureInfo.InvariantCulture);
    }

    private static async Task<List<T>> PagesAsync<T, TFields, TRelations, TSort>(Query<T, TFields, TRelations, TSort> query, int size, string? cursor = "")
        where T : class
    {
        var seen = new List<T>();
        for (string? next; cursor is not null; cursor = next)
        {
            var page = await query.PageAsync(size, cursor);
            seen.AddRange(page.Items);
            next = page.Next;
            Assert.True(page.Items.Count == size || next is null);
        }

        return seen;
    }

    private Task FillAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(number =>
        Direct.Parcels.InsertAsync(new Parcel("D", number, "open", number % 9, "post", number % 2 == 0 && number % 9 == 1 ? "odd" : null))));

    private async Task<JsonObject> StoredAsync(int number)
    {
        var key = new JsonObject { ["Depot"] = new JsonObject { ["S"] = "D" }, ["Number"] = new JsonObject { ["N"] = $"{number}" } };
        return (await CallAsync("GetItem", new JsonObject { ["TableName"] = "Parcels", ["Key"] = key }))["Item"]!.AsObject();
    }

    private sealed class ParcelFill(IBackend backend, IReadOnlyList<Parcel> parcels) : DynamoDatabase(backend, null, new ShopDb(backend).Schema)
    {
        protected override IReadOnlyList<EntityCodec> Codecs => [ParcelCodec.Instance];

        protected override IReadOnlyList<RunnablePattern> Patterns => [];

        protected override IAsyncEnumerable<object>? SampleData(int scale) => parcels.ToAsyncEnumerable();
    }
}
