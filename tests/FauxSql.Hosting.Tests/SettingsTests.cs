using System.Collections.Concurrent;
using System.Diagnostics;
using FauxSql.Errors;
using FauxSql.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shop;

namespace FauxSql.Hosting.Tests;

public sealed class SettingsTests
{
    private const string Key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("FauxSql:Backend is 'Embeded', which is none of Aws, Url, InMemory", "Backend", "Embeded")]
    [InlineData("FauxSql:Url is ''", "Backend", "Url")]
    [InlineData("FauxSql:Url is 'localhost'", "Backend", "Url", "Url", "localhost")]
    [InlineData("FauxSql:Url is '…@127.0.0.1:8000'", "Backend", "Url", "Url", "http://user:hunter2@127.0.0.1:8000")]
    [InlineData("FauxSql:Url is 'http://127.0.0.1:8000/?…'", "Backend", "Url", "Url", "http://127.0.0.1:8000/?key=hunter2")]
    [InlineData("FauxSql:Url is 'http://127.0.0.1:8000/#…'", "Backend", "Url", "Url", "http://127.0.0.1:8000/#hunter2")]
    [InlineData("FauxSql:UseFips and FauxSql:UseDualStack are not used", "Backend", "Url", "Url", "http://127.0.0.1:8000", "UseFips", "true")]
    [InlineData("FauxSql:UseFips and FauxSql:UseDualStack are not used", "Backend", "Url", "Url", "http://127.0.0.1:8000", "UseDualStack", "true")]
    [InlineData("FauxSql:Url is not used", "Backend", "Aws", "Url", "http://127.0.0.1:8000")]
    [InlineData("FauxSql:CreateTables is true, which only the environment Development allows", "CreateTables", "true")]
    [InlineData("FauxSql:SampleData is 1, which only the environment Development allows", "SampleData", "1")]
    [InlineData("FauxSql:SampleData is -1", "SampleData", "-1")]
    [InlineData("FauxSql:Attempts is 0", "Attempts", "0")]
    [InlineData("FauxSql:AttemptTimeout is 00:00:00", "AttemptTimeout", "00:00:00")]
    [InlineData("FauxSql:Timeout is 00:00:00", "Timeout", "00:00:00")]
    [InlineData("FauxSql:SlowAfter is -00:00:01", "SlowAfter", "-00:00:01")]
    [InlineData("FauxSql:Cursors:Key is missing", "Cursors:Protection", "Signed")]
    [InlineData("FauxSql:Cursors:Key is not used", "Cursors:Key", Key)]
    [InlineData("FauxSql:Cursors:Key is not the Base64", "Cursors:Protection", "Signed", "Cursors:Key", "c2hvcnQ=")]
    [InlineData("FauxSql:Cursors:OlderKeys:1 is not the Base64", "Cursors:Protection", "Signed", "Cursors:Key", Key, "Cursors:OlderKeys:0", Key, "Cursors:OlderKeys:1", "?")]
    public async Task What_is_wrong_is_said_at_start_by_the_name_of_the_setting(string message, params string[] settings)
    {
        using var host = Hosts.Shop("Production", [("FauxSql:Backend", "InMemory"), .. settings.Chunk(2).Select(setting => ("FauxSql:" + setting[0], setting[1]))]);
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ=", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Regoin'", "Regoin", "eu-west-1")]
    [InlineData("'FauxSql:Attempts'", "Attempts", "many")]
    [InlineData("'FauxSql:Cursors:Protection'", "Cursors:Protection", "Strong")]
    public async Task A_setting_that_does_not_exist_or_has_another_type_is_said_too(string message, string setting, string value)
    {
        using var host = Hosts.Shop("Production", ("FauxSql:Backend", "InMemory"), ("FauxSql:" + setting, value));
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Token));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Region_that_is_none_is_said_at_start()
    {
        using var host = Hosts.Shop("Production", ("FauxSql:Region", "Ireland"));
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains("'Ireland'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("FauxSql:Region", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_that_is_missing_is_said_at_start()
    {
        var builder = Hosts.Builder("Development", ("FauxSql:Shop:Backend", "Embedded"));
        builder.Services.AddFauxSql<ShopDb>("FauxSql:Shop").AddBackend("Embedded", context => Engine.EmbeddedDynamo.Open(context.DataFile));
        using var host = builder.Build();
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains("FauxSql:Shop:DataFile is missing", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_is_beside_the_application()
    {
        var file = Path.GetRandomFileName() + ".db";
        var builder = Hosts.Builder("Development", ("FauxSql:Backend", "Embedded"), ("FauxSql:DataFile", file));
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Embedded", context => Engine.EmbeddedDynamo.Open(context.DataFile));
        using (var host = builder.Build())
        {
            await host.StartAsync(Token);
            Assert.True(File.Exists(Path.Combine(Path.GetTempPath(), file)));
            await host.StopAsync(Token);
        }

        foreach (var each in Directory.EnumerateFiles(Path.GetTempPath(), file + "*"))
            File.Delete(each);
    }

    [Fact]
    public async Task The_production_start_sends_nothing()
    {
        var builder = Hosts.Builder("Production", ("FauxSql:Region", "eu-west-1"));
        builder.Services.AddFauxSql<ShopDb>();
        using var host = builder.Build();
        await host.StartAsync(Token);
        Assert.NotNull(host.Services.GetRequiredService<ShopDb>());
    }

    [Fact]
    public async Task A_request_is_sent_as_often_as_the_setting_says()
    {
        using var engine = Engine.EmbeddedDynamo.InMemory();
        var backend = new FailingBackend(engine, "GetItem", "ThrottlingException", times: 100);
        using var host = Hosts.ShopOn(backend, "Development", ("FauxSql:Attempts", "2"));
        await host.StartAsync(Token);
        await Assert.ThrowsAsync<ThrottledException>(() => host.Services.GetRequiredService<ShopDb>().Products.FindAsync("P1", Token));
        Assert.Equal(2, backend.Refusals);
    }

    [Fact]
    public async Task An_operation_has_the_time_of_the_setting()
    {
        using var engine = Engine.EmbeddedDynamo.InMemory();
        var backend = new NotingBackend(engine);
        using var host = Hosts.ShopOn(backend, "Development", ("FauxSql:Timeout", "00:07:00"));
        await host.StartAsync(Token);
        var (timeout, before) = (TimeSpan.FromMinutes(7), TimeProvider.System.GetUtcNow());
        await host.Services.GetRequiredService<ShopDb>().Products.FindAsync("P1", Token);
        Assert.InRange(Assert.NotNull(backend.Last?.Deadline), before + timeout, TimeProvider.System.GetUtcNow() + timeout);
    }

    [Fact]
    public async Task An_attempt_ends_after_the_time_of_the_setting()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        using var host = Hosts.Shop(
            "Production", ("FauxSql:Backend", "Url"), ("FauxSql:Url", $"http://{silent.LocalEndpoint}"), ("FauxSql:AttemptTimeout", "00:00:00.2"), ("FauxSql:Attempts", "1"));
        await host.StartAsync(Token);
        var late = await Assert.ThrowsAsync<EndpointException>(() => host.Services.GetRequiredService<ShopDb>().Products.FindAsync("P1", Token));
        Assert.Equal("it did not answer within 0.2 s", Assert.IsType<TimeoutException>(late.InnerException).Message);
    }

    [Theory]
    [InlineData(null, null, "dynamodb.eu-west-1.amazonaws.com")]
    [InlineData("true", null, "dynamodb-fips.eu-west-1.amazonaws.com")]
    [InlineData(null, "true", "dynamodb.eu-west-1.api.aws")]
    public async Task An_endpoint_of_AWS_is_that_of_the_settings(string? useFips, string? useDualStack, string address)
    {
        var addresses = new ConcurrentQueue<object?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => addresses.Enqueue(activity.GetTagItem("server.address")),
        };
        ActivitySource.AddActivityListener(listener);
        var builder = Hosts.Builder("Production", ("FauxSql:Region", "eu-west-1"));
        builder.Configuration["FauxSql:UseFips"] = useFips;
        builder.Configuration["FauxSql:UseDualStack"] = useDualStack;
        builder.Services.AddFauxSql<ShopDb>();
        using var host = builder.Build();
        await host.StartAsync(Token);

        // Nothing is sent: nobody waits for the answer.
        await Assert.ThrowsAnyAsync<Exception>(() => host.Services.GetRequiredService<ShopDb>().Products.FindAsync("P1", new CancellationToken(canceled: true)));

        Assert.Contains(address, addresses);
    }
}
