using System.Text.Json;
using FauxSql.Http;

namespace FauxSql.Cli.Tests;

public sealed class UniqueRebuildTests(Samples samples) : IClassFixture<Samples>
{
    private const string Claims = """{"TableName":"UniqueKeys","KeySchema":[{"AttributeName":"Claim","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Claim","AttributeType":"S"}],"BillingMode":"PAY_PER_REQUEST"}""";

    [Fact]
    public async Task Claims_are_put_right_and_a_second_run_finds_them_so()
    {
        using var folder = new TemporaryFolder();
        var data = await DamagedShopAsync(folder);

        var dry = await Cli.RunAsync("unique", "rebuild", samples.Shop, "--data", data, "--dry-run");
        var first = await Cli.RunAsync("unique", "rebuild", samples.Shop, "--data", data);
        var second = await Cli.RunAsync("unique", "rebuild", samples.Shop, "--data", data, "--entity", "Customer");

        Assert.Equal(
            new Outcome(0, "ShopDb: 1,000 claims and 1,000 items compared.\n      1 missing\n      1 of an item that is gone or has another value\n", ""), dry);
        Assert.Equal(
            new Outcome(0, "ShopDb: 1,000 claims and 1,000 items compared.\n      1 missing, and made\n      1 of an item that is gone or has another value, and deleted\n", ""), first);
        Assert.Equal(new Outcome(0, "ShopDb: 1,000 claims and 1,000 items compared.\nAll claims are right.\n", ""), second);
    }

    [Fact]
    public async Task A_duplicate_is_named_by_entity_keys_and_value_and_exits_with_1_when_all_else_is_put_right()
    {
        using var folder = new TemporaryFolder();
        var data = await DamagedShopAsync(folder);
        await DataCalls.CallAsync(data, SetEmail("C000002", "twin@example.com"), SetEmail("C000003", "twin@example.com"));

        var outcome = await Cli.RunAsync("unique", "rebuild", samples.Shop, "--data", data, "--json");
        var text = await Cli.RunAsync("unique", "rebuild", samples.Shop, "--data", data);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["database", "dryRun", "claims", "items", "missing", "stale", "unknown", "unsettled", "problems"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal((2, 3), (root.GetProperty("missing").GetInt32(), root.GetProperty("stale").GetInt32()));
        var problem = Assert.Single(root.GetProperty("problems").EnumerateArray());
        Assert.Equal(("Customer", "Email", "twin@example.com"), (TextOf(problem, "entity"), TextOf(problem, "attribute"), TextOf(problem, "value")));
        Assert.Equal(["C000002", "C000003"], problem.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!).Order());
        Assert.Equal((1, ""), (text.ExitCode, text.Errors));
        Assert.Matches("\nCustomer\\.Email \"twin@example\\.com\" of C00000[23] and C00000[23]: two items have the same value; the first has it by right\\.\n$", text.Output);
        Assert.Equal(999, await DataCalls.CountAsync(data, "UniqueKeys"));
    }

    [Fact]
    public async Task A_signal_stops_it_and_the_next_run_does_the_rest_beside_the_application()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("shop.db");
        (await Cli.UpAsync(samples.Shop, "--data", data, "--scale", "3")).Dispose();
        await DataCalls.CallAsync(data, ("DeleteTable", """{"TableName":"UniqueKeys"}"""), ("CreateTable", Claims));
        await using var serve = Cli.Start("serve", "--data", data, "--port", "0");
        var address = (await serve.ReadLineAsync()).Split(' ')[2];
        await using var endpoint = DynamoEndpoint.At(address);
        await using var cli = Cli.Start("unique", "rebuild", samples.Shop, "--endpoint", address);
        while (await endpoint.CountAsync("UniqueKeys") < 100)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        var started = cli.Descendants();
        Assert.NotEmpty(started);

        cli.Interrupt();

        Assert.Equal(new Outcome(1, "", "fauxsql: Stopped before it was done. What was written is kept; the same command goes on from there.\n"), await cli.EndAsync());
        Assert.DoesNotContain(started, ProcessTree.IsAlive);
        var made = await endpoint.CountAsync("UniqueKeys");
        Assert.InRange(made, 100, 2999);
        var rest = await Cli.RunAsync("unique", "rebuild", samples.Shop, "--endpoint", address, "--json");
        Assert.Equal((0, ""), (rest.ExitCode, rest.Errors));
        using var document = JsonDocument.Parse(rest.Output);
        Assert.Equal((made, 3000 - made), (document.RootElement.GetProperty("claims").GetInt64(), document.RootElement.GetProperty("missing").GetInt64()));
        Assert.Equal(3000, await endpoint.CountAsync("UniqueKeys"));
    }

    [Fact]
    public async Task What_it_cannot_work_on_is_said_in_one_message()
    {
        using var folder = new TemporaryFolder();
        var data = await ShopAsync(folder);

        await RefusesAsync($"There is no data file '{folder.File("none.db")}'. Name the one that holds the data with --data, or the endpoint that serves it with --endpoint.", "--data", folder.File("none.db"));
        await RefusesAsync("Order is no entity with a [Unique] attribute. There are: Customer.", "--data", data, "--entity", "Order");
        await RefusesAsync(null, "--endpoint", $"http://127.0.0.1:{FreePort.Find()}");
        Assert.False(File.Exists(folder.File("none.db")));
    }

    [Theory]
    [InlineData]
    [InlineData("x", "--endpoint", "shop")]
    [InlineData("x", "--endpoint", "http://127.0.0.1:1", "--data", "x.db")]
    [InlineData("x", "y")]
    public async Task Wrong_usage_exits_with_64(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["unique", "rebuild", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("fauxsql: ", outcome.Errors, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string? because, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["unique", "rebuild", samples.Shop, "--json", .. arguments]);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        var line = Assert.Single(outcome.Errors.TrimEnd('\n').Split('\n'));
        if (because is not null)
            Assert.Equal("fauxsql: " + because, line);
    }

    // A claim less, and one that nobody has a right to.
    private async Task<string> DamagedShopAsync(TemporaryFolder folder)
    {
        var data = await ShopAsync(folder);
        await DataCalls.CallAsync(data, SetEmail("C000001", "changed@example.com"));
        return data;
    }

    private async Task<string> ShopAsync(TemporaryFolder folder)
    {
        await samples.CopyShopDataAsync(folder.File("shop.db"));
        return folder.File("shop.db");
    }

    private static (string Operation, string Body) SetEmail(string customer, string email) => ("UpdateItem", $$$$"""
        {"TableName":"Customers","Key":{"CustomerId":{"S":"{{{{customer}}}}"}},"UpdateExpression":"SET Email = :e","ExpressionAttributeValues":{":e":{"S":"{{{{email}}}}"}}}
        """);

    private static string TextOf(JsonElement of, string property) => of.GetProperty(property).GetString()!;
}
