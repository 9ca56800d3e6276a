using FauxSql.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop;

namespace FauxSql.Hosting.Tests;

public sealed class LogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_logged_with_id_level_and_values()
    {
        using var engine = EmbeddedDynamo.InMemory();
        using var logs = new RecordedLogs();
        var builder = Hosts.Builder("Development", ("FauxSql:Backend", "Given"));
        builder.Logging.AddProvider(logs);
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => new FailingBackend(engine, "GetItem", "ThrottlingException", times: 1));
        using var host = builder.Build();
        await host.StartAsync(Token);
        await host.Services.GetRequiredService<ShopDb>().Products.FindAsync("P1", Token);

        var (category, level, id, text, values) = Assert.Single(logs.Entries, entry => entry.Event.Name == "RequestThrottled");
        Assert.Equal(("FauxSql.ShopDb", LogLevel.Warning, 2), (category, level, id.Id));
        Assert.Equal("GetItem", values["Operation"]);
        Assert.StartsWith("{Operation} of {Target}", Assert.IsType<string>(values["{OriginalFormat}"]), StringComparison.Ordinal);
        Assert.StartsWith("GetItem of Products", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_operation_is_logged_after_the_time_of_the_setting()
    {
        using var engine = EmbeddedDynamo.InMemory();
        using var logs = new RecordedLogs();
        var builder = Hosts.Builder("Development", ("FauxSql:Backend", "Given"), ("FauxSql:SlowAfter", "00:00:00"));
        builder.Logging.AddProvider(logs);
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => engine);
        using var host = builder.Build();
        await host.StartAsync(Token);
        await host.Services.GetRequiredService<ShopDb>().Products.FindAsync("P1", Token);
        Assert.Contains(logs.Entries, entry => entry.Event.Name == "SlowOperation");
    }

    [Fact]
    public async Task Sample_data_is_logged_when_it_is_written_and_only_then()
    {
        using var engine = EmbeddedDynamo.InMemory();
        using var logs = new RecordedLogs();
        for (var start = 0; start < 2; start++)
        {
            var builder = Hosts.Builder("Development", ("FauxSql:Backend", "Given"), ("FauxSql:SampleData", "1"));
            builder.Logging.AddProvider(logs);
            builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => new SharedBackend(engine));
            using var host = builder.Build();
            await host.StartAsync(Token);

            var (category, level, _, text, values) = Assert.Single(logs.Entries, entry => entry.Event.Id == 101);
            Assert.Equal(("FauxSql.ShopDb", LogLevel.Information, "ShopDb was filled with sample data of scale 1"), (category, level, text));
            Assert.Equal(("ShopDb", 1), (values["Database"], values["Scale"]));
        }
    }
}
