using System.Runtime.CompilerServices;
using Blog;
using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Engine;
using Shop;

namespace FauxSql.Design.Tests.Costs;

/// <summary>The examples of docs/costs: every line's units, from the items' real sizes, are what the engine charges for the same requests; and the figures that the page shows.</summary>
public sealed class ExampleTests
{
    private static readonly Dictionary<(string, string), Func<DynamoDatabase, CancellationToken, IAsyncEnumerable<double>>> Writes = new()
    {
        [("Blog", "insert Post")] = (db, stop) => ChargedAsync(BlogData.Generate(1).OfType<Post>(), post => ((BlogDb)db).Posts.InsertAsync(post with { PostId = "N" + post.PostId }, stop)),
        [("Blog", "insert Comment")] = (db, stop) => ChargedAsync(BlogData.Generate(1).OfType<Comment>(), comment => ((BlogDb)db).Comments.InsertAsync(comment with { PostId = "N" + comment.PostId }, stop)),
        [("Blog", "edit a post")] = (db, stop) => ChargedAsync(BlogData.Generate(1).OfType<Post>(), post => ((BlogDb)db).Posts.Update(post.PostId).Set(p => p.Content, post.Content.ToUpperInvariant()).RunAsync(stop)),
        [("Blog", "delete Comment")] = (db, stop) => ChargedAsync(BlogData.Generate(1).OfType<Comment>(), comment => ((BlogDb)db).Comments.DeleteAsync(comment.PostId, comment.CommentId, stop)),
        [("Shop", "insert Customer")] = (db, stop) => ChargedAsync(ShopData.Generate(1).OfType<Customer>(), customer => ((ShopDb)db).Customers.InsertAsync(customer with { CustomerId = "N" + customer.CustomerId, Email = "n" + customer.Email }, stop)),
        [("Shop", "check-out")] = (db, stop) => ChargedAsync(ShopData.Generate(1).OfType<OrderItem>().Chunk(3).Where(items => items.Length == 3), items => ((ShopDb)db).TransactAsync(
            t =>
            {
                t.Insert(new Order { OrderId = "N" + items[0].OrderId + items[0].ItemId, CustomerId = "C000001", OrderDate = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) });
                t.InsertAll(items.Select(item => item with { OrderId = "N" + item.OrderId }));
            },
            cancellationToken: stop)),
        [("Shop", "order status")] = (db, stop) => ChargedAsync(ShopData.Generate(1).OfType<Order>(), order => ((ShopDb)db).Orders.Update(order.OrderId).Set(o => o.Status, OrderStatus.Shipped == order.Status ? OrderStatus.Paid : OrderStatus.Shipped).RunAsync(stop)),
        [("Shop", "new price")] = (db, stop) => ChargedAsync(ShopData.Generate(1).OfType<Product>(), product => ((ShopDb)db).Products.Update(product.ProductId).Set(p => p.Price, product.Price + 1).RunAsync(stop)),
        [("Shop", "delete Order")] = (db, stop) => ChargedAsync(ShopData.Generate(1).OfType<Order>(), order => ((ShopDb)db).Orders.DeleteAsync(order.OrderId, stop)),
    };

    [Theory]
    [InlineData("Shop", "shop.jsonl")]
    [InlineData("Blog", "blog.jsonl")]
    [InlineData("Saas", "guide-1k.jsonl")]
    [InlineData("Saas", "guide-100k.jsonl")]
    public async Task The_units_of_each_line_are_what_the_engine_charges(string sample, string file)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var data = await StoredData.OfSampleAsync(sample, stop);
        var report = ReportOf(data, file);

        Assert.NotEmpty(report.Lines);
        foreach (var line in report.Lines.OrderBy(line => line.Kind)) // reads first: writes change the data
        {
            Assert.False(line.IsEstimate);
            if (line.Kind == "read")
            {
                using var trace = Trace.Start();
                await KeyedRuns.OfSamples[sample][line.Name](data.Database, stop);
                Assert.Equal((line.Name, trace.ReadUnits), (line.Name, line.MultiTable.ReadUnits * RunsOf(data, line)));
                continue;
            }

            await using var engine = EmbeddedDynamo.InMemory();
            var charged = await Writes[(sample, line.Name)](await Models.FillAsync(sample, engine, stop), stop).ToListAsync(stop);
            Assert.Equal((line.Name, charged.Average()), (line.Name, line.MultiTable.WriteUnits));
        }
    }

    [Fact]
    public async Task The_guides_table_is_reckoned_with_todays_prices()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var data = await StoredData.OfSampleAsync("Saas", stop);
        var (small, large) = (ReportOf(data, "guide-1k.jsonl"), ReportOf(data, "guide-100k.jsonl"));

        Assert.Equal((486.00, 171.72), (Cents(small.MultiTable.OnDemand), Cents(small.SingleTable!.OnDemand)));
        Assert.Equal((48_600.00, 17_172.00), (Cents(large.MultiTable.OnDemand), Cents(large.SingleTable!.OnDemand)));
        Assert.Equal((140.40, 49.61), (Cents(small.MultiTable.Provisioned), Cents(small.SingleTable.Provisioned)));
        var line = Assert.Single(small.Lines);
        Assert.Equal((3.0, 1.0), (line.MultiTable.Requests, line.SingleTable!.Requests));
        Assert.Equal((9.9, 18.4), (Math.Round(line.MultiTable.Latency!.P50, 1), Math.Round(line.MultiTable.Latency.P99, 1)));
        Assert.Equal((7.55, 16.2), (line.SingleTable.Latency!.P50, Math.Round(line.SingleTable.Latency.P99, 1)));
        Assert.Null(small.Crossover);
    }

    internal static string TextOf(string file) => File.ReadAllText(Path.Combine(Folder(), file));

    private static CostReport ReportOf(StoredData data, string file)
    {
        var traffic = WorkloadFile.Parse(data.Database.Schema, file, TextOf(file), () => throw new InvalidOperationException("it is no recording"));
        return new CostModel(data.Database.Schema, data.Plans, data.Averages, data.Sizes).Of(traffic, file, new CostOptions { Utilisation = 1 });
    }

    private static double RunsOf(StoredData data, CostLine line) => new Design.Costs.Runs.StoredReads(data.Sizes, data.Single).Of(data.PlanOf(line.Name))!.Runs;

    private static async IAsyncEnumerable<double> ChargedAsync<T>(IEnumerable<T> items, Func<T, Task> run)
    {
        foreach (var item in items)
        {
            using var trace = Trace.Start();
            await run(item);
            yield return trace.WriteUnits;
        }
    }

    private static double Cents(double dollars) => Math.Round(dollars, 2);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "costs");
}
