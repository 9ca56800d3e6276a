using System.Net.Http.Json;
using System.Text;
using FauxSql.Engine;
using FauxSql.Hosting;
using FauxSql.Protocol.Backends;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop;

namespace ShopApi.Tests;

/// <summary>The API in this process on a port of its own, and a client of it.</summary>
public sealed class Api : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Api(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public ShopDb Db => _app.Services.GetRequiredService<ShopDb>();

    /// <summary>An API on an engine in memory.</summary>
    /// <param name="scale">The scale of its sample data; 0 is none.</param>
    /// <param name="around">What stands between the API and the engine, or <see langword="null"/>.</param>
    /// <param name="settings">More of the command line.</param>
    public static async Task<Api> StartAsync(int scale = 0, Func<IBackend, IBackend>? around = null, params string[] settings)
    {
        string[] args =
        [
            "--environment=Development", "--contentRoot=" + AppContext.BaseDirectory, "--urls=http://127.0.0.1:0",
            "--FauxSql:Backend=Tested", "--FauxSql:Attempts=1", $"--FauxSql:SampleData={scale}", .. settings,
        ];
        var app = ShopApp.Create(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddFauxSql<ShopDb>().AddBackend("Tested", _ => around is null ? EmbeddedDynamo.InMemory() : around(EmbeddedDynamo.InMemory()));
        });
        await app.StartAsync();
        return new Api(app);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string text)
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (body is not null)
            request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
