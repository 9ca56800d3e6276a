namespace ShopApi.Tests;

public sealed class DetailTests(SampleShop shop)
{
    [Fact]
    public async Task An_order_is_shown_with_its_customer_its_items_and_their_products()
    {
        var answer = await shop.Api.GetAsync("/orders/O0000002");
        Assert.Equal((200, "\"1\""), (answer.Status, answer.ETag));
        Assert.Equal(answer.Json["customerId"]!.GetValue<string>(), answer.Json["customer"]!["customerId"]!.GetValue<string>());
        Assert.All(answer.Json["items"]!.AsArray(), item => Assert.Equal(item!["unitPrice"]!.GetValue<decimal>(), item["product"]!["price"]!.GetValue<decimal>()));
        Assert.Equal(answer.Json["total"]!.GetValue<decimal>(), answer.Json["items"]!.AsArray().Sum(item => item!["quantity"]!.GetValue<int>() * item["unitPrice"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task A_customer_is_shown_with_the_newest_orders()
    {
        var answer = await shop.Api.GetAsync("/customers/C000003");
        var orders = answer.Json["orders"]!.AsArray();
        Assert.Equal(200, answer.Status);
        Assert.InRange(orders.Count, 1, 5);
        Assert.All(orders, order => Assert.NotEmpty(order!["items"]!.AsArray()));
    }

    [Theory]
    [InlineData("/orders/none")]
    [InlineData("/customers/none")]
    [InlineData("/products/none")]
    public async Task What_is_not_there_is_a_problem(string path) => (await shop.Api.GetAsync(path)).Problem(404, "not-found");

    [Fact]
    public async Task A_key_that_cannot_be_one_is_a_problem() => (await shop.Api.GetAsync("/orders/" + new string('x', 3000))).Problem(400, "key");

    [Fact]
    public async Task A_path_that_is_not_served_is_a_problem()
    {
        var answer = await shop.Api.GetAsync("/nothing");
        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.MediaType));
    }
}
