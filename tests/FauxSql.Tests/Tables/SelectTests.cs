using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Only what was selected is fetched and decoded.</summary>
public sealed class SelectTests : ShopTest
{
    [Fact]
    public async Task Attributes_come_in_the_types_of_the_model()
    {
        IReadOnlyList<decimal> totals = await Db.Orders.ByCustomer("C1").Newest().Select(o => o.Total).ToListAsync();
        IReadOnlyList<(string, decimal, long)> orders = await Db.Orders.ByCustomer("C1").Select(o => (o.OrderId, o.Total, o.Version)).ToListAsync();

        Assert.Equal([20, 10], totals);
        Assert.Equal([("O1", 10, 1), ("O2", 20, 1)], orders);
        Assert.Equal((1, 1), await Db.Orders.Scan().Where(o => o.OrderId == "O1").Select(o => (o.Version, o.Version)).SingleOrDefaultAsync());
        Assert.Equal(
            [("O1", "C1", "2026-01-01", 10, 1, null!, 10)],
            await Db.Orders.Scan().Where(o => o.Total == 10).Select(o => (o.OrderId, o.CustomerId, o.Date, o.Total, o.Version, o.Note, o.Total)).ToListAsync());
    }

    [Fact]
    public async Task Only_what_is_selected_and_the_keys_are_sent()
    {
        await Direct.Orders.InsertAsync(new Order("O3", "C1", "2026-01-03", 30, 0, "secret"));

        var request = Db.Orders.ByCustomer("C1").Select(o => o.Total).Explain().Requests[0];

        Assert.Equal("CustomerId = \"C1\" select Total, CustomerId, Date, OrderId", request.Detail);
        await ChangeAsync("Orders", "Note", """{"N":"1"}""", ("OrderId", "O3"));
        Assert.Equal(30, await Db.Orders.ByCustomer("C1").Newest().Select(o => o.Total).FirstOrDefaultAsync());
    }

    [Fact]
    public async Task Parts_of_nested_records_can_be_selected_beside_the_whole()
    {
        await Direct.Customers.InsertAsync(new Customer("C2", "bob@example.com", "Bob") { Home = new("Bern"), Tags = new HashSet<string> { "a" } });

        Assert.Equal(
            ("Bern", null, "Bern"),
            await Db.Customers.ByEmail("bob@example.com").Select(c => (c.Home.City, c.Home.Street, c.Home)).SingleOrDefaultAsync() is var (city, street, home) ? (city, street, home.City) : default);
        Assert.Equal(["Bern"], await Db.Customers.ByEmail("bob@example.com").Select(c => c.Home.City).ToListAsync());
    }

    [Fact]
    public async Task What_is_absent_and_may_be_is_the_default()
    {
        Assert.Equal([(null!, null!, 0)], (await Db.Customers.Scan().Select(c => (c.Phone, c.Home.City, c.Tags)).ToListAsync()).Select(c => (c.Item1, c.Item2, c.Item3.Count)));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_names_the_item_and_the_attribute()
    {
        await ChangeAsync("Orders", "Total", null, ("OrderId", "O1"));
        await ChangeAsync("Orders", "Total", """{"S":"x"}""", ("OrderId", "O2"));

        var missing = await Assert.ThrowsAsync<StoredItemException>(() => Db.Orders.ByCustomer("C1").Oldest().Select(o => (o.OrderId, o.Total)).FirstOrDefaultAsync());
        var wrong = await Assert.ThrowsAsync<StoredItemException>(() => Db.Orders.ByCustomer("C1").Newest().Select(o => o.Total).FirstOrDefaultAsync());

        Assert.Equal("The stored Order O1 cannot be read: Total: it is missing", missing.Message);
        Assert.Equal("The stored Order O2 cannot be read: Total: expected a value of type N, found one of type S", wrong.Message);
        Assert.Equal(["O1", "O2"], await Db.Orders.ByCustomer("C1").Select(o => o.OrderId).ToListAsync());
    }

    [Fact]
    public async Task Selections_are_paged_counted_and_enumerated_like_queries()
    {
        var selection = Db.Orders.ByCustomer("C1").Where(o => o.Total > 5).Select(o => o.OrderId);
        var first = await selection.PageAsync(1);
        var second = await selection.PageAsync(1, first.Next);
        var seen = new List<string>();
        await foreach (var id in Db.Orders.Scan(segments: 2).Select(o => o.OrderId))
            seen.Add(id);

        Assert.Equal(["O1"], first.Items);
        Assert.Equal(["O2"], second.Items);
        Assert.False(second.HasMore);
        Assert.Equal(["O1", "O2"], seen.Order());
        Assert.Equal(2, await selection.CountAsync());
        Assert.True(await selection.AnyAsync());
        Assert.Equal(["O1"], await selection.Take(1).ToListAsync());
        await Assert.ThrowsAsync<ReadLimitException>(() => selection.Within(1).ToListAsync());
    }
}
