using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace OrderLambda.Tests;

/// <summary>
/// Lambda's Runtime API on loopback: hands out events, and keeps what is answered.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<(string Event, TimeSpan Time)> _events = Channel.CreateUnbounded<(string, TimeSpan)>();
    private readonly Channel<(string Path, string Body, string? ErrorType)> _answers = Channel.CreateUnbounded<(string, string, string?)>();
    private readonly WebApplication _application;
    private int _invocations;

    private RuntimeApi()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    /// <summary>What AWS_LAMBDA_RUNTIME_API says: host and port.</summary>
    public string Address => new Uri(_application.Urls.First()).Authority;

    public static async Task<RuntimeApi> StartAsync()
    {
        var api = new RuntimeApi();
        await api._application.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    /// <summary>Invokes the function, and waits for its answer.</summary>
    public async Task<(string Path, string Body, string? ErrorType)> InvokeAsync(string json, TimeSpan? time = null)
    {
        await _events.Writer.WriteAsync((json, time ?? Patience));
        return await ReadAsync();
    }

    public Task<(string Path, string Body, string? ErrorType)> ReadAsync() => _answers.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task HandleAsync(HttpContext http) => http.Request.Path.Value!.EndsWith("/invocation/next", StringComparison.Ordinal) ? NextAsync(http) : AnswerAsync(http);

    private async Task NextAsync(HttpContext http)
    {
        var (json, time) = await _events.Reader.ReadAsync(http.RequestAborted);
        var deadline = (TimeProvider.System.GetUtcNow() + time).ToUnixTimeMilliseconds();
        http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = string.Create(CultureInfo.InvariantCulture, $"r{++_invocations}");
        http.Response.Headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToString(CultureInfo.InvariantCulture);
        await http.Response.WriteAsync(json, http.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var text = await body.ReadToEndAsync(http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.CompleteAsync();
        await _answers.Writer.WriteAsync((http.Request.Path.Value!, text, http.Request.Headers["Lambda-Runtime-Function-Error-Type"]));
    }
}
