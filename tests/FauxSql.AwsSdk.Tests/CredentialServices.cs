using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace FauxSql.AwsSdk.Tests;

/// <summary>Answers what a test says to each method and path, and nothing else.</summary>
internal sealed class CredentialServices : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<int, string>> _answers = new(StringComparer.Ordinal);
    private readonly HttpListener _listener;
    private readonly Task _serving;
    private int _asked;

    public CredentialServices()
    {
        (_listener, Address) = Start();
        _serving = ServeAsync();
    }

    /// <summary>The address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>How often an answer was given.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public string LastBody { get; private set; } = "";

    public string LastAuthorization { get; private set; } = "";

    /// <summary>Answers the same always.</summary>
    /// <param name="request">The method and the path, such as <c>GET /credentials</c>.</param>
    /// <param name="text">The answer's body.</param>
    public void Answer(string request, string text) => Answer(request, _ => text);

    /// <summary>Answers by the number of the request, counted from 1.</summary>
    public void Answer(string request, Func<int, string> text) => _answers[request] = text;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static (HttpListener Listener, string Address) Start()
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}");
            var listener = new HttpListener { Prefixes = { address + "/" } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        (LastBody, LastAuthorization) = (await reader.ReadToEndAsync(), context.Request.Headers["Authorization"] ?? "");
        var response = context.Response;
        if (_answers.TryGetValue($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}", out var answer))
        {
            var text = answer(Interlocked.Increment(ref _asked));
            response.ContentType = text.StartsWith('<') ? "text/xml" : text.StartsWith('{') ? "application/json" : "text/plain";
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
        else
        {
            response.StatusCode = 404;
        }

        response.Close();
    }
}
