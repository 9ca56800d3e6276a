using System.Text.Json;
using FauxSql.Engine;
using FauxSql.Http;

namespace FauxSql.Cli.Tests;

public sealed class SubjectTests(Samples samples) : IClassFixture<Samples>
{
    private const string Customer = "C000002";
    private const string Nothing = "fauxsql: There is no Customer C000002 in ShopDb, and nothing that refers to it. It was erased before, or the key is another.\n";

    [Fact]
    public async Task An_export_is_one_document_of_all_that_refers_to_the_subject_and_of_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var data = await ShopAsync(folder);

        var outcome = await Cli.RunAsync("subject", "export", samples.Shop, "Customer", Customer, "--data", data);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(["database", "subject", "items", "references", "notReached"], root.EnumerateObject().Select(property => property.Name));
        var items = root.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("Customer.Email#farid.patel.2@example.com", items[0].GetProperty("claims")[0].GetString());
        Assert.Equal("farid.patel.2@example.com", items[0].GetProperty("item").GetProperty("Email").GetString());
        Assert.All(items.Where(item => Text(item, "entity") == "Order"), order => Assert.Equal(Customer, Text(order.GetProperty("item"), "CustomerId")));
        var orders = items.Where(item => Text(item, "entity") == "Order").Select(order => Text(order.GetProperty("item"), "OrderId")).ToHashSet();
        Assert.Equal(8, orders.Count);
        Assert.Equal(orders, items.Where(item => Text(item, "entity") == "OrderItem").Select(item => Text(item.GetProperty("item"), "OrderId")).ToHashSet());
        Assert.Equal(37, items.Count);
        Assert.Contains(root.GetProperty("notReached").EnumerateArray(), line => line.GetString()!.Contains("35 days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_to_a_file_is_its_owners_alone_and_has_sensitive_values_and_a_summary_goes_to_the_console()
    {
        using var blog = new BlogCopy();
        blog.Replace("Post.cs", "public required string Title", "[Sensitive] public required string Title");
        using var up = await Cli.UpAsync(blog.Folder, "--data", blog.Data);
        var file = blog.FileIn("post.json");

        var outcome = await Cli.RunAsync("subject", "export", blog.Folder, "Post", "P00002", "--data", blog.Data, "--out", file);
        var json = await Cli.RunAsync("subject", "export", blog.Folder, "Post", "P00002", "--data", blog.Data, "--out", file, "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith($"{file} holds 5 items about Post P00002 of BlogDb.\n      1 Post\n      4 Comment\n", outcome.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("Night trains for beginners", Text(document.RootElement.GetProperty("items")[0].GetProperty("item"), "Title"));
        Assert.False(File.Exists(file + ".part"));
        using var summary = JsonDocument.Parse(json.Output);
        Assert.Equal(4, summary.RootElement.GetProperty("counts")[1].GetProperty("items").GetInt32());
    }

    [Fact]
    public async Task Erasing_says_what_it_would_do_asks_and_does_it_only_when_told()
    {
        using var folder = new TemporaryFolder();
        var data = await ShopAsync(folder);
        var before = await SizesAsync(data);
        string[] erase = ["subject", "erase", samples.Shop, "Customer", Customer, "--data", data];

        var dry = await Cli.RunAsync([.. erase, "--dry-run"]);
        var refused = await AnswerAsync("no", erase);
        var unanswered = await Cli.RunAsync(new Launch { Before = "exec < /dev/null" }, erase);

        Assert.Equal((0, ""), (dry.ExitCode, dry.Errors));
        Assert.StartsWith("Customer C000002 of ShopDb: 37 items to be erased.\n      1 Customer\n      8 Order\n     28 OrderItem\nFollowed:\n", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\n  Order.CustomerId to Customer, by CustomerIndex: belongs to it, and is deleted\n", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\nNot reached:\n", dry.Output, StringComparison.Ordinal);
        Assert.Equal(new Outcome(1, dry.Output + "Type yes to erase it: ", "fauxsql: Nothing was erased.\n"), refused);
        Assert.Equal(refused, unanswered);
        Assert.Equal(before, await SizesAsync(data));

        var done = await AnswerAsync("yes", erase);

        Assert.Equal((0, ""), (done.ExitCode, done.Errors));
        Assert.Contains("\nType yes to erase it: Customer C000002 of ShopDb: 37 items erased.\n", done.Output, StringComparison.Ordinal);
        Assert.Equal((before.Customers - 1, before.Orders - 8, before.OrderItems - 28, before.UniqueKeys - 1), await SizesAsync(data));
        Assert.Equal(new Outcome(1, "", Nothing), await Cli.RunAsync([.. erase, "--yes"]));
    }

    [Fact]
    public async Task Json_of_an_erasure_is_one_document()
    {
        using var folder = new TemporaryFolder();
        var data = await ShopAsync(folder);

        var outcome = await Cli.RunAsync("subject", "erase", samples.Shop, "OrderItem", "O0000001", "01", "--data", data, "--yes", "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["database", "subject", "counts", "references", "notReached"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("OrderItem O0000001/01", Text(document.RootElement, "subject"));
        Assert.Equal("""{"entity":"OrderItem","items":1,"references":0}""", JsonSerializer.Serialize(Assert.Single(document.RootElement.GetProperty("counts").EnumerateArray())));
    }

    [Fact]
    public async Task An_erasure_that_a_signal_stops_is_completed_by_the_next()
    {
        using var folder = new TemporaryFolder();
        using (await Cli.UpAsync(samples.Blog, "--data", folder.File("blog.db")))
        {
        }

        await using var serve = Cli.Start("serve", "--data", folder.File("blog.db"), "--port", "0");
        var address = (await serve.ReadLineAsync()).Split(' ')[2];
        await using var endpoint = DynamoEndpoint.At(address);
        var others = await endpoint.CountAsync("Comments") - 4;
        for (var comment = 0; comment < 20_000; comment += 25)
        {
            var puts = Enumerable.Range(comment, 25).Select(number => $$$$$"""{"PutRequest":{"Item":{"PostId":{"S":"P00001"},"CommentId":{"S":"x{{{{{number}}}}}"}}}}""");
            await endpoint.CallAsync("BatchWriteItem", $$$"""{"RequestItems":{"Comments":[{{{string.Join(',', puts)}}}]}}""");
        }

        await using var cli = Cli.Start("subject", "erase", samples.Blog, "Post", "P00001", "--endpoint", address, "--yes");
        while (await endpoint.CountAsync("Comments") == others + 20_004)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        cli.Interrupt();

        Assert.Equal(new Outcome(1, "", "fauxsql: Stopped before it was done. What was written is kept; the same command goes on from there.\n"), await cli.EndAsync());
        Assert.InRange(await endpoint.CountAsync("Comments"), others + 1, others + 20_003);
        var rest = await Cli.RunAsync("subject", "erase", samples.Blog, "Post", "P00001", "--endpoint", address, "--yes");
        Assert.Equal((0, ""), (rest.ExitCode, rest.Errors));
        Assert.Equal(others, await endpoint.CountAsync("Comments"));
    }

    [Theory]
    [InlineData("There is no entity Nobody. There are: Customer, Order, OrderItem, Product.", "Nobody", "C1")]
    [InlineData("There is no Customer C1 in ShopDb, and nothing that refers to it. It was erased before, or the key is another.", "Customer", "C1")]
    [InlineData("The key of Customer is CustomerId: 1 value, not 2.", "Customer", "C1", "x")]
    [InlineData("The key of OrderItem is OrderId and ItemId: 2 values, not 1.", "OrderItem", "O1")]
    [InlineData("Customer.CustomerId is a key, and empty", "Customer", "")]
    public async Task A_subject_that_is_none_is_refused_and_no_file_is_written(string because, params string[] subject)
    {
        using var folder = new TemporaryFolder();
        await CreateTablesAsync(folder.File("shop.db"));

        var outcome = await Cli.RunAsync(["subject", "export", samples.Shop, .. subject, "--data", folder.File("shop.db"), "--out", folder.File("x.json")]);

        Assert.Equal(new Outcome(1, "", $"fauxsql: {because}\n"), outcome);
        Assert.Empty(Directory.GetFiles(folder.Path, "x.json*"));
    }

    [Theory]
    [InlineData("export", "x", "Customer")]
    [InlineData("export", "x", "Customer", "C1", "x", "y")]
    [InlineData("erase", "x", "Customer", "C1", "--json")]
    [InlineData("erase", "x", "Customer", "C1", "--yes", "--dry-run")]
    [InlineData("erase", "x", "Customer", "C1", "--data", "a", "--endpoint", "http://127.0.0.1:1")]
    public async Task Wrong_usage_exits_with_64(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["subject", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("fauxsql: ", outcome.Errors, StringComparison.Ordinal);
    }

    private static async Task<Outcome> AnswerAsync(string answer, string[] arguments)
    {
        await using var cli = Cli.Start(arguments);
        cli.Answer(answer);
        return await cli.EndAsync();
    }

    private async Task<string> ShopAsync(TemporaryFolder folder)
    {
        await samples.CopyShopDataAsync(folder.File("shop.db"));
        return folder.File("shop.db");
    }

    // The tables that a search of the shop reads, and nothing in them.
    private static Task CreateTablesAsync(string data) => DataCalls.CallAsync(
        data,
        ("CreateTable", """{"TableName":"Customers","KeySchema":[{"AttributeName":"CustomerId","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"CustomerId","AttributeType":"S"}],"BillingMode":"PAY_PER_REQUEST"}"""),
        ("CreateTable", """
            {"TableName":"Orders","KeySchema":[{"AttributeName":"OrderId","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"OrderId","AttributeType":"S"},{"AttributeName":"CustomerId","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"CustomerIndex","KeySchema":[{"AttributeName":"CustomerId","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}
            """));

    private static async Task<(long Customers, long Orders, long OrderItems, long UniqueKeys)> SizesAsync(string data)
    {
        await using var engine = EmbeddedDynamo.Open(data);
        return (await engine.CountAsync("Customers"), await engine.CountAsync("Orders"), await engine.CountAsync("OrderItems"), await engine.CountAsync("UniqueKeys"));
    }

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString()!;
}
