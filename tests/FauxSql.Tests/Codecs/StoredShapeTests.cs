using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Codecs;

/// <summary>What stands in the table.</summary>
public sealed class StoredShapeTests : ShopTest
{
    private static readonly Wide Bare = new() { Id = "W", Text = "x" };

    [Fact]
    public async Task Null_and_empty_sets_are_absent_and_empty_lists_are_not()
    {
        await Db.Wides.InsertAsync(Bare);

        var item = await ItemAsync("Wides", ("Id", "W"));

        Assert.All(["MaybeInt", "MaybeText", "MaybeList", "Home", "Expires", "Texts", "Numbers", "Binaries"], name => Assert.False(item.ContainsKey(name), name));
        Assert.Equal("""{"L":[]}""", item["List"]!.ToJsonString());
    }

    [Fact]
    public async Task The_default_of_a_constructor_parameter_holds_for_what_is_absent()
    {
        await ChangeAsync("Products", "Price", null, ("ProductId", "P1"));
        await ChangeAsync("Products", "Price", """{"N":"0"}""", ("ProductId", "P2"));

        Assert.Equal([1, 0], (await Db.Products.FindManyAsync(["P1", "P2"])).Select(product => product!.Price));
    }

    [Fact]
    public async Task An_instant_is_UTC_of_fixed_width_whatever_its_offset()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2));
        await Db.Wides.InsertAsync(Bare with { Instant = noon, Seconds = noon, Expires = noon, DateTime = noon.UtcDateTime });

        var item = await ItemAsync("Wides", ("Id", "W"));

        Assert.Equal("""{"S":"2026-03-01T12:00:00.0000000Z"}""", item["Instant"]!.ToJsonString());
        Assert.Equal("""{"S":"2026-03-01T12:00:00Z"}""", item["Seconds"]!.ToJsonString());
        Assert.Equal("""{"S":"2026-03-01T12:00:00.0000000Z"}""", item["DateTime"]!.ToJsonString());
        Assert.Equal("""{"N":"1772366400"}""", item["Expires"]!.ToJsonString());
    }

    [Fact]
    public async Task An_instant_finer_than_its_width_is_refused_and_not_rounded()
    {
        var refused = await Assert.ThrowsAsync<UnstorableValueException>(() => Db.Wides.InsertAsync(Bare with { Seconds = DateTimeOffset.UnixEpoch.AddTicks(1) }));

        Assert.Equal(("Wide", "Seconds"), (refused.Entity, refused.Attribute));
    }

    [Fact]
    public async Task A_null_index_key_means_not_in_the_index()
    {
        await Db.Orders.InsertAsync(new Order("N", null, "2026-02-01", 1));
        await Db.Orders.Update("O1").Set(o => o.CustomerId, null!).RunAsync();

        Assert.Equal(["O2"], (await Db.Orders.ByCustomer("C1").ToListAsync()).Select(order => order.OrderId));
        Assert.Null((await Db.Orders.GetAsync("N")).CustomerId);
    }

    [Fact]
    public async Task An_unknown_enum_name_is_an_error_that_says_where()
    {
        await Db.Wides.InsertAsync(Bare);
        await ChangeAsync("Wides", "Tier", """{"S":"Platinum"}""", ("Id", "W"));

        var wrong = await Assert.ThrowsAsync<StoredItemException>(() => Db.Wides.GetAsync("W"));

        Assert.Equal("The stored Wide W cannot be read: Tier: expected a name of Tier, found \"Platinum\"", wrong.Message);
    }

    [Fact]
    public async Task An_unknown_enum_name_is_kept_where_declared_until_the_property_is_changed()
    {
        await ChangeAsync("Customers", "Tier", """{"S":"Platinum"}""", ("CustomerId", "C1"));

        var customer = await Db.Customers.GetAsync("C1");
        Assert.Equal(Tier.Basic, customer.Tier);
        await Db.Customers.SaveAsync(customer with { Name = "Anna" });
        Assert.Equal("""{"S":"Platinum"}""", (await ItemAsync("Customers", ("CustomerId", "C1")))["Tier"]!.ToJsonString());
        await Db.Customers.PutAsync(customer);
        Assert.Equal("""{"S":"Platinum"}""", (await ItemAsync("Customers", ("CustomerId", "C1")))["Tier"]!.ToJsonString());

        await Db.Customers.SaveAsync(customer with { Tier = Tier.Gold });
        Assert.Equal("""{"S":"Gold"}""", (await ItemAsync("Customers", ("CustomerId", "C1")))["Tier"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Int", """{"N":"2147483648"}""", "expected a number within Int32, found 2147483648")]
    [InlineData("Int", """{"N":"0.5"}""", "expected a number within Int32, found 0.5")]
    [InlineData("Byte", """{"N":"-1"}""", "expected a number within Byte, found -1")]
    [InlineData("Decimal", """{"N":"1234567890.12345678901234567890123"}""", "expected a number within Decimal, found 1234567890.12345678901234567890123")]
    [InlineData("Double", """{"N":"0.12345678901234567890"}""", "expected a number within Double, found 0.1234567890123456789")]
    [InlineData("Text", """{"N":"1"}""", "expected a value of type S, found one of type N")]
    [InlineData("Texts", """{"L":[]}""", "expected a value of type SS, found one of type L")]
    [InlineData("Guid", """{"S":"x"}""", "expected a GUID, found \"x\"")]
    [InlineData("Date", """{"S":"2026-02-30"}""", "expected a date such as 2026-01-31, found \"2026-02-30\"")]
    [InlineData("Instant", """{"S":"2026-03-01T12:00:00Z"}""", "expected an instant such as 1970-01-01T00:00:00.0000000Z, found \"2026-03-01T12:00:00Z\"")]
    [InlineData("Home", """{"M":{}}""", "expected a Address with City, found one without it")]
    public async Task A_stored_value_that_does_not_fit_says_entity_key_attribute_expected_and_found(string attribute, string stored, string problem)
    {
        await Db.Wides.InsertAsync(Bare);
        await ChangeAsync("Wides", attribute, stored, ("Id", "W"));

        var wrong = await Assert.ThrowsAsync<StoredItemException>(() => Db.Wides.GetAsync("W"));

        Assert.Equal(("Wide", "W", attribute), (wrong.Entity, wrong.Key, wrong.Attribute));
        Assert.Equal($"The stored Wide W cannot be read: {attribute}: {problem}", wrong.Message);
        Assert.Equal(wrong.Message, (await Assert.ThrowsAsync<StoredItemException>(() => Db.Wides.Scan().ToListAsync())).Message);
        Assert.Equal(wrong.Message, (await Assert.ThrowsAsync<StoredItemException>(() => Db.Wides.FindManyAsync(["W", "X"]))).Message);
    }

    [Fact]
    public async Task A_stored_item_without_a_required_attribute_says_so()
    {
        await ChangeAsync("OrderItems", "Extra", """{"S":"x"}""", ("OrderId", "O9"), ("ItemId", "I9"));
        await ChangeAsync("Customers", "Email", null, ("CustomerId", "C1"));

        Assert.Equal("I9", (await Db.OrderItems.GetAsync("O9", "I9")).ItemId);
        var wrong = await Assert.ThrowsAsync<StoredItemException>(() => Db.Customers.GetAsync("C1"));
        Assert.Equal("The stored Customer C1 cannot be read: Email: it is missing", wrong.Message);
    }
}
