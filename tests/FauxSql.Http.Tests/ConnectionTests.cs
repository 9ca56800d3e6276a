using System.Collections.Concurrent;
using FauxSql.Protocol.Backends;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FauxSql.Http.Tests;

/// <summary>How long connections are used, and when they are closed.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 3)]
    public async Task A_connection_takes_requests_as_long_as_it_lasts(int? lifetime, int connections)
    {
        var used = new ConcurrentQueue<string>();
        await using var server = Listen(http => used.Enqueue(http.Connection.Id));
        await server.StartAsync(Token);
        var options = new EndpointOptions();
        using var backend = DynamoEndpoint.At(server.Urls.Single(), lifetime is { } minutes ? options with { ConnectionLifetime = TimeSpan.FromMinutes(minutes) } : options);

        for (var i = 0; i < 3; i++)
            await SendAsync(backend);

        Assert.Equal((3, connections), (used.Count, used.Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void A_connection_does_not_last_for_ever() => Assert.Equal(TimeSpan.FromMinutes(5), new EndpointOptions().ConnectionLifetime);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_sends_the_requests_is_disposed_of_with_the_backend(bool isAsynchronous)
    {
        var handler = new ClosingHandler();
        var backend = DynamoEndpoint.At("http://127.0.0.1:1", new EndpointOptions { Handler = () => handler });
        await SendAsync(backend);
        Assert.False(handler.IsClosed);

        if (isAsynchronous)
            await backend.DisposeAsync();
        else
            backend.Dispose();

        Assert.True(handler.IsClosed);
    }

    private static WebApplication Listen(Action<HttpContext> note)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(http =>
        {
            note(http);
            return http.Response.WriteAsync("{}", Token);
        });
        return server;
    }

    private static async Task SendAsync(HttpBackend backend)
    {
        using var answer = await backend.SendAsync(new BackendRequest("ListTables", "{}"u8.ToArray(), CallContext.None), Token);
        Assert.Equal(200, answer.Status);
    }

    private sealed class ClosingHandler : HttpMessageHandler
    {
        public bool IsClosed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(CannedHandler.Answer(200, "{}"));

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
