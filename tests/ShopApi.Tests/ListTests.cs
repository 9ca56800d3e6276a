using System.Text.Json.Nodes;

namespace ShopApi.Tests;

public sealed class ListTests(SampleShop shop)
{
    [Fact]
    public async Task Links_lead_through_a_list_to_its_end()
    {
        var (items, pages) = await ReadAllAsync("/products?limit=30");
        Assert.Equal((200, 7), (items.Select(item => item["productId"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count(), pages));
    }

    [Fact]
    public async Task A_list_keeps_its_order_and_its_filter_from_page_to_page()
    {
        var customerId = await BusyCustomerAsync();
        var (orders, _) = await ReadAllAsync($"/customers/{customerId}/orders?limit=3");
        var dates = orders.ConvertAll(order => order["orderDate"]!.GetValue<DateTimeOffset>());
        Assert.Equal(dates.OrderDescending(), dates);
        Assert.Equal(10, orders.Count);

        var status = orders[0]["status"]!.GetValue<string>();
        var (some, _) = await ReadAllAsync($"/customers/{customerId}/orders?status={status}&limit=1");
        Assert.Equal(orders.Where(order => order["status"]!.GetValue<string>() == status).Select(order => order["orderId"]!.GetValue<string>()), some.Select(order => order["orderId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_later_page_leads_back_to_the_first()
    {
        var first = await shop.Api.GetAsync("/customers?limit=5");
        Assert.Null(first.Link("first"));
        var second = await shop.Api.GetAsync(first.Link("next")!);
        Assert.Equal(first.Text, (await shop.Api.GetAsync(second.Link("first")!)).Text);
    }

    [Fact]
    public async Task A_cursor_is_refused_where_it_is_changed_or_belongs_to_another_list()
    {
        var next = (await shop.Api.GetAsync("/products?limit=30")).Link("next")!;
        (await shop.Api.GetAsync(next[..^2] + (next[^2] == 'A' ? "BB" : "AA"))).Problem(400, "cursor");
        (await shop.Api.GetAsync(next.Replace("/products", "/customers", StringComparison.Ordinal))).Problem(400, "cursor");
    }

    [Theory]
    [InlineData("/products?limit=0")]
    [InlineData("/customers?limit=101")]
    [InlineData("/customers/C000001/orders?limit=-1")]
    public async Task A_limit_has_limits(string path)
    {
        var answer = await shop.Api.GetAsync(path);
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.NotNull(answer.Json["errors"]!["limit"]);
    }

    private async Task<string> BusyCustomerAsync()
    {
        for (var number = 1; ; number++)
        {
            var id = $"C{number:000000}";
            if (await shop.Api.Db.Orders.ByCustomer(id).CountAsync() == 10)
                return id;
        }
    }

    private async Task<(List<JsonNode> Items, int Pages)> ReadAllAsync(string path)
    {
        var (items, pages) = (new List<JsonNode>(), 0);
        for (var next = path; next is not null; pages++)
        {
            var answer = await shop.Api.GetAsync(next);
            Assert.Equal(200, answer.Status);
            items.AddRange(answer.Json["items"]!.AsArray().Select(item => item!.DeepClone()));
            next = answer.Link("next");
            Assert.Equal(next, answer.Json["next"]?.GetValue<string>());
        }

        return (items, pages);
    }
}
