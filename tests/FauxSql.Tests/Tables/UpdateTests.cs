using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class UpdateTests : ShopTest
{
    [Fact]
    public async Task An_update_changes_what_it_names_and_counts_the_version_up()
    {
        var order = await Db.Orders.Update("O1").Set(o => o.Note, "hello").Add(o => o.Total, 5).If(o => o.Total == 10 && o.Note.NotExists()).RunAsync();

        Assert.Equal(("hello", 15, 2), (order.Note, order.Total, order.Version));
    }

    [Fact]
    public async Task A_condition_that_is_not_met_carries_the_stored_item()
    {
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Update("O1").Set(o => o.Total, 1).If(o => o.Total > 10).RunAsync());

        Assert.Equal(10, Assert.IsType<Order>(failed.Stored).Total);
    }

    [Fact]
    public async Task A_missing_item_is_not_created()
    {
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Orders.Update("none").Set(o => o.Total, 1).RunAsync());

        Assert.Null(await Db.Orders.Find("none").RunAsync());
    }

    [Fact]
    public async Task A_missing_item_is_not_a_failed_condition()
    {
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Orders.Update("none").Set(o => o.Total, 1).If(o => o.Total > 10).RunAsync());
    }

    [Fact]
    public async Task A_foreign_key_can_be_set_and_taken_away()
    {
        Assert.Equal("C9", (await Db.Orders.Update("O1").Set(o => o.CustomerId, "C9").RunAsync()).CustomerId);
        Assert.Null((await Db.Orders.Update("O1").Remove(o => o.CustomerId).RunAsync()).CustomerId);
    }

    [Fact]
    public async Task Nested_values_are_set_where_they_are_and_their_neighbours_stay()
    {
        await Db.Customers.Update("C1").Set(c => c.Home, new Address("Ulm", "Main")).RunAsync();
        await ChangeAsync("Customers", "Home", """{"M":{"City":{"S":"Ulm"},"Street":{"S":"Main"},"Floor":{"N":"3"}}}""", ("CustomerId", "C1"));

        var customer = await Db.Customers.Update("C1").Set(c => c.Home.City, "Bonn").Remove(c => c.Home.Street).If(c => c.Home.City == "Ulm" && c.Home.Exists()).RunAsync();

        Assert.Equal(("Bonn", null), (customer.Home!.City, customer.Home.Street));
        var home = (await ItemAsync("Customers", ("CustomerId", "C1")))["Home"];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"M":{"City":{"S":"Bonn"},"Floor":{"N":"3"}}}"""), home), home!.ToJsonString());
    }

    [Fact]
    public async Task Sets_gain_and_lose_elements()
    {
        await Db.Customers.Update("C1").Add(c => c.Tags, new HashSet<string> { "a", "b" }).RunAsync();
        Assert.Equal(["b"], (await Db.Customers.Update("C1").Delete(c => c.Tags, new HashSet<string> { "a" }).RunAsync()).Tags);
        Assert.Empty((await Db.Customers.Update("C1").Set(c => c.Tags, new HashSet<string>()).If(c => c.Tags.Contains("b") && c.Tags.Count == 1).RunAsync()).Tags);
    }

    [Fact]
    public async Task Concurrent_additions_all_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Direct.Orders.Update("O1").Add(o => o.Total, 1).RunAsync()));

        var order = await Direct.Orders.GetAsync("O1");
        Assert.Equal((30, 21), (order.Total, order.Version));
    }

    [Fact]
    public async Task Delete_says_whether_there_was_one()
    {
        Assert.True(await Db.Orders.Delete("O1").RunAsync());
        Assert.False(await Db.Orders.Delete("O1").RunAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Delete("O2").If(o => o.Total > 100).RunAsync());
    }

    [Fact]
    public async Task Lists_gain_elements_at_either_end_and_are_made_where_they_are_absent()
    {
        await ChangeAsync("Customers", "Addresses", null, ("CustomerId", "C1"));

        await Db.Customers.Update("C1").Append(c => c.Addresses, [new("Ulm")]).RunAsync();
        var customer = await Db.Customers.Update("C1").Prepend(c => c.Addresses, [new("Bonn")]).RunAsync();

        Assert.Equal(["Bonn", "Ulm"], customer.Addresses.Select(address => address.City));
    }

    [Fact]
    public async Task A_list_does_not_outgrow_what_the_model_says()
    {
        await Db.Customers.Update("C1").Append(c => c.Addresses, [new("Ulm")]).RunAsync();

        var full = await Assert.ThrowsAsync<EntityValidationException>(() => Db.Customers.Update("C1").Append(c => c.Addresses, [new("Bonn"), new("Kiel")]).RunAsync());

        Assert.Equal("Customer is not valid: Addresses must be at most 2 elements, because it is embedded; 2 more are too many", full.Message);
        Assert.Single((await Db.Customers.GetAsync("C1")).Addresses);
        Assert.Equal(2, (await Db.Customers.Update("C1").Append(c => c.Addresses, [new("Bonn")]).RunAsync()).Addresses.Count);
    }

    [Fact]
    public async Task A_value_is_set_only_where_there_is_none()
    {
        Assert.Equal("first", (await Db.Orders.Update("O1").SetIfAbsent(o => o.Note, "first").RunAsync()).Note);
        Assert.Equal("first", (await Db.Orders.Update("O1").SetIfAbsent(o => o.Note, "second").RunAsync()).Note);
    }

    [Fact]
    public async Task A_value_is_taken_from_another_attribute_as_it_was_before()
    {
        var order = await Db.Orders.Update("O1").SetFrom(o => o.Note, o => o.CustomerId).Set(o => o.CustomerId, "C2").RunAsync();

        Assert.Equal(("C1", "C2"), (order.Note, order.CustomerId));
        Assert.Throws<ArgumentException>(() => Db.Wides.Update("W").SetFrom(w => w.MaybeInstant, w => w.Expires));
    }

    [Fact]
    public async Task An_update_returns_the_old_item_when_asked()
    {
        var old = await Db.Orders.Update("O1").Add(o => o.Total, 5).ReturningOld().RunAsync();

        Assert.Equal((10, 1), (old!.Total, old.Version));
        Assert.Equal(15, (await Db.Orders.GetAsync("O1")).Total);
    }

    [Fact]
    public async Task An_upsert_creates_the_item_or_changes_it()
    {
        var upsert = Db.Orders.Upsert("N").Set(o => o.Date, "2026").Add(o => o.Total, 5).SetIfAbsent(o => o.Note, "first");

        var created = await upsert.RunAsync();
        var changed = await upsert.RunAsync();

        Assert.Equal((5, 1, "first"), (created.Total, created.Version, created.Note));
        Assert.Equal((10, 2), (changed.Total, changed.Version));
        Assert.Null(await Db.Orders.Upsert("M").Set(o => o.Date, "2026").Set(o => o.Total, 5).ReturningOld().RunAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => upsert.If(o => o.Total > 10).RunAsync());
    }

    [Fact]
    public async Task An_upsert_that_would_create_what_cannot_be_read_is_refused_before_it_is_sent()
    {
        var lacking = await Assert.ThrowsAsync<EntityValidationException>(() => Db.Orders.Upsert("N").Set(o => o.Note, "x").RunAsync());

        Assert.Equal("Order is not valid: Date is required, and the Upsert gives it no value; Total is required, and the Upsert gives it no value", lacking.Message);
        await Assert.ThrowsAsync<EntityValidationException>(() => Db.Customers.Upsert("C2").Set(c => c.Name, "Bob").RunAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.OrderItems.Upsert("O1", "I9").Remove(i => i.ProductId).RunAsync());
        Assert.Equal(0, Trace.Requests);
    }
}
