using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Indexes that hold only a part of each item.</summary>
public sealed class ProjectionTests : ShopTest
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static readonly Bill Full = new()
    {
        Payer = "P1",
        Number = 2,
        State = "open",
        Due = Day,
        Country = "de",
        Amount = 12.5m,
        To = new("Ulm", "Road"),
        Reminders = 1,
        Tags = new HashSet<string>(StringComparer.Ordinal) { "x" },
        Reference = "R",
        Secret = "s",
    };

    [Fact]
    public async Task A_finder_returns_what_the_index_holds()
    {
        await Direct.Bills.InsertAsync(Full);

        var keys = Assert.Single(await Db.Bills.ByState("open").ToListAsync());
        var part = Assert.Single(await Db.Bills.ByCountry("de").ToListAsync());

        Assert.Equal(new BillInStateIndex { Payer = "P1", Number = 2, State = "open", Due = Day }, keys);
        Assert.Equal(("P1", 2, "de", 12.5m, new Address("Ulm", "Road"), 1, "R"), (part.Payer, part.Number, part.Country, part.Amount, part.To, part.Reminders, part.Reference));
        Assert.Equal(["x"], part.Tags);
        Assert.Equal(["Amount", "Country", "Number", "Payer", "Reference", "Reminders", "Tags", "To"], typeof(BillInCountryIndex).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_index_is_created_with_what_it_holds()
    {
        var table = (await CallAsync("DescribeTable", new JsonObject { ["TableName"] = "Bills" }))["Table"]!["GlobalSecondaryIndexes"]!.AsArray();
        var projections = table.ToDictionary(index => (string)index!["IndexName"]!, index => index!["Projection"]!);

        Assert.Equal("KEYS_ONLY", (string)projections["StateIndex"]["ProjectionType"]!);
        Assert.Equal("INCLUDE", (string)projections["CountryIndex"]["ProjectionType"]!);
        Assert.Equal(["Reference", "Reminders", "Tags", "To", "a"], projections["CountryIndex"]["NonKeyAttributes"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whole_items_are_read_by_the_keys_found_in_one_batch()
    {
        await FillAsync(5);
        Trace.Reset();

        var found = await Db.Bills.ByState("open").Newest().Take(3).ToListAsync();
        var whole = await Db.Bills.FindManyAsync(found);

        Assert.Equal(["s4", "s3", "s2"], whole.Select(bill => bill?.Secret));
        Assert.Equal((4, 2, 1), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
        await Direct.Bills.Delete("P1", 3).RunAsync();
        Assert.Equal(["s4", null, "s2"], (await Db.Bills.FindMany(found).RunAsync()).Select(bill => bill?.Secret));
        Assert.Equal("s4", (await Db.Bills.GetAsync(found[0].Payer, found[0].Number)).Secret);
    }

    [Fact]
    public async Task Conditions_orders_and_pages_work_as_with_any_index()
    {
        await FillAsync(20);

        Assert.Equal([18m, 19m], (await Direct.Bills.ByCountry("de").Where(bill => bill.Amount > 17 && bill.To.NotExists()).ToListAsync()).Select(bill => bill.Amount).Order());
        Assert.Equal([9, 8, 7], (await Direct.Bills.ByState("open").Before(Day.AddDays(10)).Newest().Take(3).ToListAsync()).Select(bill => bill.Number));
        var seen = new List<BillInStateIndex>();
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await Direct.Bills.ByState("open").PageAsync(3, cursor);
            seen.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 20), seen.Select(bill => bill.Number));
    }

    [Fact]
    public async Task What_an_item_lacks_is_null_empty_or_the_default_of_the_value_type_and_an_error_where_the_entity_requires_it()
    {
        await Direct.Bills.InsertAsync(Full);
        foreach (var attribute in new[] { "Reminders", "Reference", "Tags" })
            await ChangeBillAsync(attribute);

        var part = Assert.Single(await Db.Bills.ByCountry("de").ToListAsync());
        Assert.Equal((0, null), (part.Reminders, part.Reference));
        Assert.Empty(part.Tags);

        await ChangeBillAsync("a");
        var error = await Assert.ThrowsAsync<StoredItemException>(() => Db.Bills.ByCountry("de").ToListAsync());
        Assert.Equal(("BillInCountryIndex", "P1/2"), (error.Entity, error.Key));
    }

    [Fact]
    public void The_plan_is_that_of_the_index() => Assert.Equal(
        """
        1 request, 1 round trip, at least 0.5 read units
          1  Query  Bills/CountryIndex  Country = "de" where a > 1 take 2
        """,
        Db.Bills.ByCountry("de").Where(bill => bill.Amount > 1).Take(2).Explain().ToString());

    private Task FillAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(number =>
        Direct.Bills.InsertAsync(new Bill { Payer = "P1", Number = number, State = "open", Due = Day.AddDays(number), Country = "de", Amount = number, Secret = $"s{number}" })));

    private Task ChangeBillAsync(string attribute) => CallAsync("UpdateItem", new JsonObject
    {
        ["TableName"] = "Bills",
        ["Key"] = new JsonObject { ["Payer"] = new JsonObject { ["S"] = "P1" }, ["no"] = new JsonObject { ["N"] = "2" } },
        ["UpdateExpression"] = "REMOVE #n",
        ["ExpressionAttributeNames"] = new JsonObject { ["#n"] = attribute },
    });
}
