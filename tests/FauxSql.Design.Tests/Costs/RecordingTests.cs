using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Traffic;
using Shop;

namespace FauxSql.Design.Tests.Costs;

/// <summary>What a client records of itself is reckoned with: the units that it was charged, by the access patterns that it ran.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string Detail = "Order detail page";

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_recording_costs_what_the_client_was_charged()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var data = await StoredData.OfSampleAsync("Shop", stop);
        var (item, time) = (ShopData.Generate(1).OfType<OrderItem>().First(), new Clock());
        using var page = Trace.Start();
        using var all = Trace.Start();
        await using (var recorder = TrafficRecorder.Open(_path))
        {
            var db = new ShopDb(new RecordingBackend(data.Engine, recorder, time));
            for (var run = 0; run < 5; run++)
                Assert.NotEmpty((await db.Orders.Get(item.OrderId, o => o.Items).ForPattern(Detail).RunAsync(stop)).Items!);
            page.Dispose();
            await db.Orders.GetAsync(item.OrderId, stop);
            await db.Orders.Scan().Take(3).ToListAsync(stop);
            time.Advance(TimeSpan.FromSeconds(10));
            await db.Products.Update(item.ProductId).Set(p => p.Price, 3).RunAsync(stop);
        }

        var traffic = WorkloadFile.Parse(data.Database.Schema, _path, await File.ReadAllTextAsync(_path, stop), () => TrafficFile.Read(_path));
        var report = new CostModel(data.Database.Schema, data.Plans, data.Averages, data.Sizes).Of(traffic, _path, new CostOptions());

        Assert.Equal([Detail, "Get order by ID", "Scan Orders", "UpdateItem Products"], report.Lines.Select(line => line.Name));
        Assert.Equal([1, 0.1, 0.1, 0.1], report.Lines.Select(line => line.PerSecond!.Value));
        Assert.Equal(page.ReadUnits, UnitsOf(report.Lines[0]).Read, 9);
        Assert.Equal((all.ReadUnits, all.WriteUnits), (Math.Round(report.Lines.Sum(line => UnitsOf(line).Read), 9), Math.Round(report.Lines.Sum(line => UnitsOf(line).Write), 9)));
        Assert.Equal(new CostOptions().Prices.OnDemand(all.ReadUnits / 10, all.WriteUnits / 10), report.MultiTable.OnDemand, 9);
    }

    // Of all ten seconds.
    private static (double Read, double Write) UnitsOf(CostLine line) =>
        (line.PerSecond!.Value * 10 * line.MultiTable.ReadUnits, line.PerSecond.Value * 10 * line.MultiTable.WriteUnits);

    /// <summary>A clock that the test moves.</summary>
    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
