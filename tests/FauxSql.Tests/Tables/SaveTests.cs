using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class SaveTests : ShopTest
{
    [Fact]
    public async Task A_new_item_gets_version_1()
    {
        var saved = await Db.Orders.SaveAsync(new Order("N", "C1", "2026", 1));

        Assert.Equal(1, saved.Version);
        Assert.Equal(saved, await Db.Orders.Get("N").RunAsync());
    }

    [Fact]
    public async Task A_new_item_that_exists_is_a_conflict_with_the_stored_one()
    {
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(new Order("O1", "C1", "2026", 1)));

        Assert.Equal(10, Assert.IsType<Order>(conflict.Stored).Total);
    }

    [Fact]
    public async Task A_changed_item_counts_its_version_up()
    {
        var order = await Db.Orders.Get("O1").RunAsync();

        var saved = await Db.Orders.SaveAsync(order with { Total = 99 });

        Assert.Equal((99, 2), (saved.Total, saved.Version));
        Assert.Equal(saved, await Db.Orders.Get("O1").RunAsync());
    }

    [Fact]
    public async Task A_stale_item_is_a_conflict_with_the_stored_one()
    {
        var order = await Db.Orders.Get("O1").RunAsync();
        await Db.Orders.SaveAsync(order with { Total = 11 });

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(order with { Total = 12 }));

        Assert.Equal(11, Assert.IsType<Order>(conflict.Stored).Total);
    }

    [Fact]
    public async Task A_vanished_item_is_a_conflict_and_does_not_come_back()
    {
        var order = await Db.Orders.Get("O1").RunAsync();
        await Db.Orders.DeleteAsync(order);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(order));

        Assert.Null(conflict.Stored);
        Assert.Null(await Db.Orders.Find("O1").RunAsync());
    }

    [Fact]
    public async Task What_the_model_does_not_know_survives_and_nulls_are_removed()
    {
        var body = """{"TableName":"Orders","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"SET Extra = :x, Note = :x","ExpressionAttributeValues":{":x":{"S":"kept"}}}"""u8.ToArray();
        using (await Engine.SendAsync(new BackendRequest("UpdateItem", body, CallContext.None), default))
        {
        }

        var order = await Db.Orders.Get("O1").RunAsync();
        Assert.Equal("kept", order.Note);

        await Db.Orders.SaveAsync(order with { Note = null });

        var read = """{"TableName":"Orders","Key":{"OrderId":{"S":"O1"}}}"""u8.ToArray();
        using var answer = await Engine.SendAsync(new BackendRequest("GetItem", read, CallContext.None), default);
        var item = System.Text.Encoding.UTF8.GetString(answer.Body.Span);
        Assert.Contains("\"Extra\":{\"S\":\"kept\"}", item, StringComparison.Ordinal);
        Assert.DoesNotContain("Note", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insert_refuses_to_overwrite()
    {
        var exists = await Assert.ThrowsAsync<ItemExistsException>(() => Db.Orders.InsertAsync(new Order("O1", "C1", "2026", 1)));

        Assert.Equal(10, Assert.IsType<Order>(exists.Stored).Total);
    }

    [Fact]
    public async Task What_the_model_does_not_know_survives_in_nested_records_too()
    {
        await Direct.Customers.SaveAsync(new Customer("C1", "ann@example.com") { Home = new("Ulm"), Addresses = [new("Bonn"), new("Kiel")] });
        await ChangeAsync("Customers", "Home", """{"M":{"City":{"S":"Ulm"},"Floor":{"N":"3"}}}""", ("CustomerId", "C1"));
        await ChangeAsync("Customers", "Addresses", """{"L":[{"M":{"City":{"S":"Bonn"},"Door":{"SS":["a","b"]}}},{"M":{"City":{"S":"Kiel"}}}]}""", ("CustomerId", "C1"));
        var customer = await Db.Customers.GetAsync("C1");

        await Db.Customers.SaveAsync(customer with { Home = customer.Home! with { City = "Jena" }, Addresses = [customer.Addresses[1], customer.Addresses[0] with { City = "Köln" }] });

        var item = await ItemAsync("Customers", ("CustomerId", "C1"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"M":{"City":{"S":"Jena"},"Floor":{"N":"3"}}}"""), item["Home"]), item["Home"]!.ToJsonString());
        var addresses = JsonNode.Parse("""{"L":[{"M":{"City":{"S":"Kiel"}}},{"M":{"City":{"S":"Köln"},"Door":{"SS":["a","b"]}}}]}""");
        Assert.True(JsonNode.DeepEquals(addresses, item["Addresses"]), item["Addresses"]!.ToJsonString());
    }

    [Fact]
    public async Task Put_replaces_what_the_model_does_not_know_too()
    {
        await ChangeAsync("Orders", "Extra", """{"S":"x"}""", ("OrderId", "O1"));

        var put = await Db.Orders.PutAsync(new Order("O1", "C1", "2026", 1, 7));

        Assert.Equal(8, put.Version);
        Assert.False((await ItemAsync("Orders", ("OrderId", "O1"))).ContainsKey("Extra"));
    }

    [Fact]
    public async Task An_entity_without_a_version_is_created_or_changed()
    {
        await Db.Products.SaveAsync(new Product("P9", "Can"));
        await Db.Products.SaveAsync(new Product("P9", "Jar"));

        Assert.Equal("Jar", (await Db.Products.GetAsync("P9")).Name);
    }

    [Fact]
    public async Task An_entity_of_nothing_but_its_key_can_be_saved()
    {
        await Db.OrderItems.SaveAsync(new OrderItem("O1", "I9"));

        Assert.NotNull(await Db.OrderItems.FindAsync("O1", "I9"));
        await ChangeAsync("OrderItems", "Extra", """{"S":"kept"}""", ("OrderId", "O1"), ("ItemId", "I1"));
        await Db.OrderItems.SaveAsync(new OrderItem("O1", "I1"));
        Assert.Equal(["Extra", "ItemId", "OrderId"], (await ItemAsync("OrderItems", ("OrderId", "O1"), ("ItemId", "I1"))).Select(attribute => attribute.Key).Order());
    }

    [Fact]
    public async Task Delete_of_an_entity_wants_the_version_it_was_read_with()
    {
        var order = await Db.Orders.GetAsync("O1");
        await Db.Orders.SaveAsync(order);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.DeleteAsync(order));
        Assert.Equal(2, Assert.IsType<Order>(conflict.Stored).Version);
        await Db.Orders.DeleteAsync(await Db.Orders.GetAsync("O1"));
        Assert.Null(await Db.Orders.FindAsync("O1"));
        Assert.Null((await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.DeleteAsync(order))).Stored);
    }

    [Fact]
    public async Task Of_many_who_save_the_same_version_one_wins_and_no_change_is_lost()
    {
        var order = await Direct.Orders.GetAsync("O1");

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                return await Direct.Orders.SaveAsync(order with { Total = i });
            }
            catch (VersionConflictException conflict)
            {
                Assert.Equal(2, Assert.IsType<Order>(conflict.Stored).Version);
                return null;
            }
        }));

        Assert.Equal(Assert.Single(saved, one => one is not null), await Direct.Orders.GetAsync("O1"));
    }
}
