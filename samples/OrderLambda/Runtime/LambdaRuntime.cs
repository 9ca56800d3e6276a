using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OrderLambda.Http;

namespace OrderLambda.Runtime;

/// <summary>
/// Takes one invocation after the other from Lambda's Runtime API and gives back what the function answers.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
internal sealed class LambdaRuntime : IDisposable
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    // What is left of an invocation's time to say that there was not enough of it.
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(200);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    public LambdaRuntime(Uri api, TimeProvider time)
    {
        // An invocation may be a long time coming: the whole process is frozen in between.
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = api, Timeout = Timeout.InfiniteTimeSpan };
        _time = time;
    }

    public static LambdaRuntime FromEnvironment()
    {
        var api = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
            ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program is started by AWS Lambda, or by something that speaks its Runtime API.");
        return new LambdaRuntime(new Uri($"http://{api}/2018-06-01/runtime/"), TimeProvider.System);
    }

    /// <summary>Starts the function and serves invocations until it is told to stop.</summary>
    /// <param name="start">Makes the function. What it throws is told to Lambda, as a start that failed.</param>
    /// <param name="stopping">Ends the wait for the next invocation.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Func<Func<HttpApiEvent, CancellationToken, Task<HttpApiAnswer>>> start, CancellationToken stopping)
    {
        Func<HttpApiEvent, CancellationToken, Task<HttpApiAnswer>> function;
        try
        {
            function = start();
        }
        catch (Exception failure)
        {
            await ReportAsync("init/error", failure);
            return 1;
        }

        try
        {
            while (true)
                await ServeNextAsync(function, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ServeNextAsync(Func<HttpApiEvent, CancellationToken, Task<HttpApiAnswer>> function, CancellationToken stopping)
    {
        using var next = await _client.GetAsync("invocation/next", stopping);
        next.EnsureSuccessStatusCode();
        var invocation = "invocation/" + next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        try
        {
            using var deadline = new CancellationTokenSource(TimeLeft(next.Headers), _time);
            await using var body = await next.Content.ReadAsStreamAsync(deadline.Token);
            var request = await JsonSerializer.DeserializeAsync(body, LambdaJson.Default.HttpApiEvent, deadline.Token) ?? throw new JsonException("The event is null.");
            var answer = await function(request, deadline.Token);
            await PostAsync(invocation + "/response", JsonSerializer.SerializeToUtf8Bytes(answer, LambdaJson.Default.HttpApiAnswer), errorType: null);
        }
        catch (Exception failure)
        {
            await ReportAsync(invocation + "/error", failure);
        }
    }

    private TimeSpan TimeLeft(HttpResponseHeaders headers)
    {
        var deadline = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(headers.GetValues("Lambda-Runtime-Deadline-Ms").Single(), CultureInfo.InvariantCulture));
        var left = deadline - _time.GetUtcNow() - Reserve;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private Task ReportAsync(string path, Exception failure)
    {
        Console.Error.WriteLine(failure);
        var type = failure.GetType().Name;
        return PostAsync(path, JsonSerializer.SerializeToUtf8Bytes(new FunctionError(type, failure.Message), LambdaJson.Default.FunctionError), type);
    }

    private async Task PostAsync(string path, byte[] json, string? errorType)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(json) };
        message.Content.Headers.ContentType = Json;
        if (errorType is not null)
            message.Headers.Add(ErrorTypeHeader, errorType);
        using var accepted = await _client.SendAsync(message);
        accepted.EnsureSuccessStatusCode();
    }
}
