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
}
