using System.Text.Json;
using FauxSql.Inspection;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Inspection;

public sealed class ItemInspectionTests : ShopTest
{
    [Fact]
    public async Task What_is_related_comes_in_as_few_round_trips_as_a_typed_read_takes()
    {
        var typed = await Direct.Customers.Get("C1", c => [c.Orders.Take(3).With(o => [o.Items.With(i => i.Product), o.Customer]), c.Profile]).MeasuredAsync();

        var (item, used) = await Inspect("Customer", ["C1"], ["Orders.Items.Product", "Orders.Customer", "Profile"], take: 2).RunAsync();

        Assert.Equal(Flow(typed.Used), Flow(used));
        Assert.Equal(["Orders", "Profile"], item!.Related.Select(relation => relation.Name));
        Assert.Equal(["Order O1", "Order O2"], Names(item.Related[0]));
        Assert.Equal(["Items", "Customer"], item.Related[0].Items[0].Related.Select(relation => relation.Name));
        Assert.Equal(["OrderItem O1/I1", "OrderItem O1/I2"], Names(item.Related[0].Items[0].Related[0]));
        Assert.Equal("Pot", Assert.Single(item.Related[0].Items[0].Related[0].Items[1].Related[0].Items).Item.GetProperty("Name").GetString());
        Assert.Equal("Likes tea", Assert.Single(item.Related[1].Items).Item.GetProperty("Bio").GetString());
    }

    [Fact]
    public async Task An_item_is_plain_json_with_what_the_model_does_not_know_and_without_what_is_ours()
    {
        await ChangeAsync("Orders", "Old", """{"L":[{"N":"1"},{"NULL":true}]}""", ("OrderId", "O1"));
        await ChangeAsync("Orders", "_fx.mark", """{"S":"ours"}""", ("OrderId", "O1"));

        var (item, used) = await Inspect("Order", ["O1"]).RunAsync();

        Assert.Equal("""{"CustomerId":"C1","Date":"2026-01-01","Old":[1,null],"OrderId":"O1","Total":10,"Version":1}""", JsonSerializer.Serialize(item!.Item));
        Assert.Equal(("O1", 1, 1, 0.5), (item.Key, used.Requests.Count, used.RoundTrips, used.ReadUnits));
    }

    [Fact]
    public async Task An_item_that_does_not_fit_the_model_is_shown_as_it_is()
    {
        await ChangeAsync("Orders", "Total", """{"S":"ten"}""", ("OrderId", "O1"));

        Assert.Equal("ten", (await Inspect("Order", ["O1"]).RunAsync()).Result!.Item.GetProperty("Total").GetString());
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, false)]
    public async Task Lists_are_bounded_and_say_whether_there_is_more(int take, int shown, bool hasMore)
    {
        var (item, _) = await Inspect("Order", ["O1"], ["Items"], take).RunAsync();

        Assert.Equal((shown, hasMore), (item!.Related[0].Items.Count, item.Related[0].HasMore));
    }

    [Fact]
    public async Task Links_are_shown_with_what_they_lead_to_and_one_that_leads_nowhere_too()
    {
        await LinkedData.FillAsync(Direct);
        await Direct.Tags.DeleteAsync("blue");

        var (item, used) = await Inspect("Product", ["P1"], ["Tags.Products"]).RunAsync();

        Assert.Equal(["ProductTag P1/blue", "ProductTag P1/red"], Names(item!.Related[0]));
        var (blue, red) = (item.Related[0].Items[0].Related[0], item.Related[0].Items[1].Related[0]);
        Assert.Equal(("Tag", "blue", 0), (blue.Name, blue.Value, blue.Items.Count));
        Assert.Equal(["ProductTag P1/red", "ProductTag P2/red"], Names(red.Items[0].Related[0]));
        Assert.Equal(3, used.RoundTrips);
    }

    [Fact]
    public async Task A_reference_to_nothing_and_one_to_what_is_gone_are_told_apart()
    {
        await Direct.Orders.InsertAsync(new Order("O3", null, "2026-01-03", 1));
        await Direct.Orders.InsertAsync(new Order("O4", "C9", "2026-01-04", 1));

        Assert.Null((await Inspect("Order", ["O3"], ["Customer"]).RunAsync()).Result!.Related[0].Value);
        Assert.Equal("C9", (await Inspect("Order", ["O4"], ["Customer"]).RunAsync()).Result!.Related[0].Value);
    }

    [Fact]
    public async Task Sensitive_values_are_shown_only_to_who_asks()
    {
        await Direct.Patients.InsertAsync(new Patient("N1", "7", "ann@example.com") { Debt = new Money(1, "EUR") });
        await Direct.Visitors.InsertAsync(new Visitor("N1", "V1"));

        var (hidden, _) = await Inspect("Patient", ["N1", "7"], ["Visitors"]).RunAsync();
        var (shown, _) = await ItemInspection.Of(Direct, "Patient", ["N1", "7"], ["Visitors"], showsSensitive: true).RunAsync();

        Assert.Equal(("•••/•••", "•••", "•••", "W1"), (hidden!.Key, hidden.Item.GetProperty("Email").GetString(), hidden.Item.GetProperty("Domain").GetString(), hidden.Item.GetProperty("Ward").GetString()));
        Assert.Equal("•••", hidden.Related[0].Value);
        Assert.DoesNotContain("N1", JsonSerializer.Serialize(hidden), StringComparison.Ordinal);
        Assert.Equal("Patient •••/•••", Inspect("Patient", ["N1", "7"]).ToString());
        Assert.Equal(("N1/7", "ann@example.com", "N1"), (shown!.Key, shown.Item.GetProperty("Email").GetString(), shown.Related[0].Value));
    }

    [Fact]
    public async Task What_is_not_there_is_null() => Assert.Null((await Inspect("Order", ["O9"], ["Items"]).RunAsync()).Result);

    [Theory]
    [InlineData("Order has no navigation Itmes. There are: Items, Customer, Receipt, Payments.", "Itmes")]
    [InlineData("OrderItem has no navigation Name. There are: Order, Product.", "Items.Name")]
    public void A_navigation_that_is_none_is_refused_with_those_that_there_are(string because, string path) =>
        Assert.Equal(because, Assert.Throws<ArgumentException>(() => Inspect("Order", ["O1"], [path])).Message);

    [Fact]
    public void An_entity_without_navigations_says_so() => Assert.Equal(
        "Kennel has no navigation Pets: none of its properties is marked [Related].",
        Assert.Throws<ArgumentException>(() => Inspect("Kennel", ["1"], ["Pets"])).Message);

    private ItemInspection Inspect(string entity, string[] key, string[]? with = null, int take = 20) => ItemInspection.Of(Direct, entity, key, with ?? [], take);

    private static IEnumerable<(int, string, string, int)> Flow(Usage used) => used.Requests.Select(request => (request.RoundTrip, request.Operation, request.Target, request.Items));

    private static IEnumerable<string> Names(InspectedRelation relation) => relation.Items.Select(item => $"{item.Entity} {item.Key}");
}
