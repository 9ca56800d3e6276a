using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Modeling;

/// <summary>Values of the user's types are stored by the user's converters, wherever they stand.</summary>
public sealed class ConverterTests : ShopTest
{
    private static readonly Money Ten = new(10, "EUR");

    private static readonly Voucher Full = new(Ten, new Level(1), "ann", new Uri("https://shop.example/"), new Money(2, "EUR"))
    {
        Steps = [Ten, new Money(1.5m, "CHF")],
        ByCountry = new(StringComparer.Ordinal) { ["CH"] = new Money(9, "CHF") },
        Levels = [new Level(3)],
        Labels = new Labels("new red"),
        Spot = new Spot(1, 2),
    };

    [Fact]
    public async Task What_is_stored_is_what_the_converter_made()
    {
        await Direct.Vouchers.InsertAsync(Full);

        Assert.Equal(
            """{"Worth":{"S":"10 EUR"},"Level":{"N":"1"},"Holder":{"S":"ANN"},"Shop":{"S":"https://shop.example/"},"Fee":{"S":"2 EUR"}"""
            + ""","Steps":{"L":[{"S":"10 EUR"},{"S":"1.5 CHF"}]},"ByCountry":{"M":{"CH":{"S":"9 CHF"}}},"Levels":{"NS":["3"]}"""
            + ""","Labels":{"SS":["new","red"]},"Spot":{"M":{"City":{"S":"1,2"}}}}""",
            await StoredAsync());
    }

    [Fact]
    public async Task What_was_stored_comes_back()
    {
        await Direct.Vouchers.InsertAsync(Full);

        var back = await Direct.Vouchers.GetAsync(Ten, new Level(1));

        Assert.Equal(("ANN", Full.Shop, Full.Fee, Full.Labels, Full.Spot), (back.Holder, back.Shop, back.Fee, back.Labels, back.Spot));
        Assert.Equal(Full.Steps, back.Steps);
        Assert.Equal(Full.ByCountry, back.ByCountry);
        Assert.Equal(Full.Levels, back.Levels);
    }

    [Fact]
    public async Task What_is_null_or_an_empty_set_is_absent()
    {
        await Direct.Vouchers.InsertAsync(new Voucher(Ten, new Level(1)));

        var back = await Direct.Vouchers.GetAsync(Ten, new Level(1));

        Assert.Equal("""{"Worth":{"S":"10 EUR"},"Level":{"N":"1"},"Steps":{"L":[]},"ByCountry":{"M":{}}}""", await StoredAsync());
        Assert.Equal((null, null, null, new Labels("")), (back.Holder, back.Fee, back.Spot, back.Labels));
        Assert.Equal((new Labels(""), null), Assert.Single(await Direct.Vouchers.ByWorth(Ten).Select(v => (v.Labels, v.Holder)).ToListAsync()));
    }

    [Fact]
    public async Task Null_within_a_dictionary_is_kept()
    {
        await Direct.Vouchers.InsertAsync(Full with { ByCountry = new(StringComparer.Ordinal) { ["US"] = null } });

        Assert.Contains("\"US\":{\"NULL\":true}", await StoredAsync(), StringComparison.Ordinal);
        Assert.Null((await Direct.Vouchers.GetAsync(Ten, new Level(1))).ByCountry["US"]);
    }

    [Fact]
    public async Task A_sort_key_whose_order_is_kept_has_ranges()
    {
        foreach (var level in new[] { 9, 10, 100 })
            await Direct.Vouchers.InsertAsync(new Voucher(Ten, new Level(level)));

        var found = await Direct.Vouchers.ByWorth(Ten).From(new Level(10)).Descending().ToListAsync();

        Assert.Equal([100, 10], found.Select(voucher => voucher.Level.Number));
    }

    [Fact]
    public async Task Finders_conditions_and_updates_take_the_C_sharp_values()
    {
        await Direct.Vouchers.InsertAsync(Full);

        var changed = await Direct.Vouchers.Update(Ten, new Level(1))
            .Set(v => v.Fee, new Money(3, "EUR"))
            .Set(v => v.Labels, new Labels(""))
            .Add(v => v.Levels, [new Level(4)])
            .If(v => v.Fee == new Money(2, "EUR") & v.Steps.Contains(Ten) & v.Levels.Contains(new Level(3)) & v.Spot == new Spot(1, 2))
            .RunAsync();
        var found = await Direct.Vouchers.ByShop(Full.Shop!).Where(v => v.Holder == "Ann").ToListAsync();

        Assert.Equal((new Money(3, "EUR"), new Labels("")), (changed.Fee, changed.Labels));
        Assert.Equal([3, 4], changed.Levels.Select(level => level.Number).Order());
        Assert.Equal(Full.Worth, Assert.Single(found).Worth);
    }

    [Fact]
    public async Task A_unique_value_is_claimed_as_it_is_stored()
    {
        await Direct.Vouchers.InsertAsync(new Voucher(Ten, new Level(1), "Ann"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Vouchers.InsertAsync(new Voucher(Ten, new Level(2), "ANN")));
    }

    [Fact]
    public async Task What_a_converter_throws_on_the_way_out_names_the_attribute()
    {
        var debt = new Money(-1, "EUR");

        Task[] refused =
        [
            SaysAsync("Voucher.Fee", () => Db.Vouchers.InsertAsync(Full with { Fee = debt })),
            SaysAsync("Voucher.Steps", () => Db.Vouchers.PutAsync(Full with { Steps = [debt] })),
            SaysAsync("Voucher.Worth", () => Db.Vouchers.GetAsync(debt, new Level(1))),
            SaysAsync("Voucher.Worth", () => Db.Vouchers.DeleteAsync(Full with { Worth = debt })),
            SaysAsync("Voucher.Fee", () => Db.Vouchers.Update(Ten, new Level(1)).Set(v => v.Fee, debt).RunAsync()),
            SaysAsync("Voucher.Steps", () => Db.Vouchers.Scan().Where(v => v.Steps.Contains(debt)).ToListAsync()),
        ];

        await Task.WhenAll(refused);
        Assert.Equal(0, Trace.Requests);

        static async Task SaysAsync(string place, Func<Task> act)
        {
            var exception = await Assert.ThrowsAsync<UnstorableValueException>(act);
            Assert.Equal($"{place}: MoneyConverter cannot store the value: debts are not stored", exception.Message);
        }
    }

    [Fact]
    public async Task What_a_converter_throws_on_the_way_in_names_item_and_attribute()
    {
        await Direct.Vouchers.InsertAsync(Full);
        await CallAsync("UpdateItem", new()
        {
            ["TableName"] = "Vouchers",
            ["Key"] = new System.Text.Json.Nodes.JsonObject { ["Worth"] = Typed("S", "10 EUR"), ["Level"] = Typed("N", "1") },
            ["UpdateExpression"] = "SET Fee = :fee",
            ["ExpressionAttributeValues"] = new System.Text.Json.Nodes.JsonObject { [":fee"] = Typed("S", "much") },
        });

        var exception = await Assert.ThrowsAsync<StoredItemException>(() => Direct.Vouchers.GetAsync(Ten, new Level(1)));

        Assert.Equal(
            "The stored Voucher 10 EUR/1 cannot be read: Fee: expected a value that MoneyConverter takes, found one that it does not: \"much\" is no money",
            exception.Message);
        Assert.Equal("Fee", exception.Attribute);
    }

    [Fact]
    public async Task The_rules_of_what_is_stored_hold()
    {
        var far = Full with { Spot = new Spot(int.MaxValue, int.MinValue) };

        var exception = await Assert.ThrowsAsync<EntityValidationException>(() => Direct.Vouchers.InsertAsync(far));

        Assert.Equal(["Spot.City must be at most 20 characters"], exception.Problems);
    }

    [Fact]
    public async Task A_converter_is_made_once()
    {
        await Direct.Vouchers.InsertAsync(Full);
        await Direct.Vouchers.Scan().ToListAsync();

        Assert.Equal(1, MoneyConverter.Made);
    }

    private static System.Text.Json.Nodes.JsonObject Typed(string type, string value) => new() { [type] = value };

    private async Task<string> StoredAsync() => (await CallAsync("Scan", new() { ["TableName"] = "Vouchers" }))["Items"]![0]!.ToJsonString();
}
