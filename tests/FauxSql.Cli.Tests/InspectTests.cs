using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class InspectTests(Samples samples) : IClassFixture<Samples>
{
    [Fact]
    public async Task An_item_is_shown_with_what_is_related_and_what_that_cost()
    {
        using var folder = new TemporaryFolder();
        using (await Cli.UpAsync(samples.Shop, "--data", folder.File("shop.db")))
        {
        }

        var text = await Cli.RunAsync("inspect", samples.Shop, "Order", "O0000004", "--with", "Items", "--with", "Customer", "--take", "2", "--data", folder.File("shop.db"));
        var json = await Cli.RunAsync("inspect", samples.Shop, "Order", "O0000004", "--with", "Items", "--data", folder.File("shop.db"), "--json");
        var missing = await Cli.RunAsync("inspect", samples.Shop, "OrderItem", "O0000004", "99", "--data", folder.File("shop.db"));
        var misspelt = await Cli.RunAsync("inspect", samples.Shop, "Order", "O0000004", "--with", "Itmes", "--data", folder.File("shop.db"));

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.StartsWith("Order O0000004\n├─ CustomerId  C000001\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n├─ Items: the first 2 OrderItem\n│  ├─ OrderItem O0000004/01  ItemId: 01, ", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n└─ Customer: Customer C000001  ", text.Output, StringComparison.Ordinal);
        Assert.Contains("\n\n3 requests, 2 round trips, 1.5 read units\n  1  GetItem ", text.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (json.ExitCode, json.Errors));
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(["database", "item", "requests", "roundTrips", "readUnits", "sent"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("C000001", document.RootElement.GetProperty("item").GetProperty("item").GetProperty("CustomerId").GetString());
        Assert.Equal(new Outcome(1, "", "fauxsql: There is no OrderItem O0000004/99 in ShopDb.\n"), missing);
        Assert.Equal(new Outcome(1, "", "fauxsql: Order has no navigation Itmes. There are: Items, Customer.\n"), misspelt);
    }

    [Theory]
    [InlineData("x", "Order")]
    [InlineData("x", "Order", "O1", "--with", "Items..Product")]
    [InlineData("x", "Order", "O1", "--take", "0")]
    public async Task Wrong_usage_exits_with_64(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["inspect", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("fauxsql: ", outcome.Errors, StringComparison.Ordinal);
    }
}
