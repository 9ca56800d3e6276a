using System.Text;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shop;

namespace FauxSql.Hosting.Tests;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_that_are_there_are_healthy()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var entry = await CheckAsync(engine, "Development");
        Assert.Equal((HealthStatus.Healthy, "5 tables are ready"), (entry.Status, entry.Description));
        Assert.Equal("ACTIVE", entry.Data["Orders"]);
    }

    [Fact]
    public async Task A_table_that_is_missing_is_named()
    {
        using var engine = EmbeddedDynamo.InMemory();
        await new ShopDb(engine).EnsureTablesAsync(Token);
        await SendAsync(engine, "DeleteTable", """{"TableName":"Orders"}""");
        var entry = await CheckAsync(engine, "Production");
        Assert.Equal((HealthStatus.Unhealthy, "table Orders is missing"), (entry.Status, entry.Description));
        Assert.Equal("missing", entry.Data["Orders"]);
    }

    [Fact]
    public async Task An_index_that_is_missing_is_named()
    {
        using var engine = EmbeddedDynamo.InMemory();
        await new ShopDb(engine).EnsureTablesAsync(Token);
        await SendAsync(engine, "UpdateTable", """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"CustomerIndex"}}]}""");
        var db = new ShopDb(engine);
        while (!(await DatabaseTools.InspectTablesAsync(db, Token)).Any(table => table.IsIncomplete))
            await Task.Delay(10, Token);
        var entry = await CheckAsync(engine, "Production", HealthStatus.Degraded);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.EndsWith("index CustomerIndex is missing", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_being_made_is_degraded()
    {
        using var engine = EmbeddedDynamo.InMemory();
        await new ShopDb(engine).EnsureTablesAsync(Token);
        var entry = await CheckAsync(new CreatingBackend(engine), "Production");
        Assert.Equal("table Orders is CREATING, index CustomerIndex is CREATING", entry.Description);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_unhealthy_in_time()
    {
        var entry = await CheckAsync(new SilentBackend(), "Production", timeout: TimeSpan.FromMilliseconds(100));
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
    }

    [Fact]
    public async Task An_endpoint_that_refuses_is_unhealthy_with_its_words()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var entry = await CheckAsync(new FailingBackend(engine, "DescribeTable", "AccessDeniedException", times: 100), "Production");
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("AccessDeniedException", entry.Description, StringComparison.Ordinal);
    }

    private static async Task<HealthReportEntry> CheckAsync(IBackend backend, string environment, HealthStatus? failureStatus = null, TimeSpan? timeout = null)
    {
        var builder = Hosts.Builder(environment, ("FauxSql:Backend", "Given"));
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => new SharedBackend(backend));
        builder.Services.AddHealthChecks().AddFauxSql<ShopDb>(failureStatus: failureStatus, timeout: timeout);
        builder.Services.AddLogging();
        using var host = builder.Build();
        await host.StartAsync(Token);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        return report.Entries["ShopDb"];
    }

    private static async Task SendAsync(IBackend backend, string operation, string body)
    {
        using var answer = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), Token);
        Assert.True(answer.IsSuccess);
    }
}
