using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Tests.Http;

/// <summary>An endpoint on a raw socket, with a backend behind it and a script of what goes wrong.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private const string Reasons = ""","ThrottlingReasons":[{"reason":"TableWriteProvisionedThroughputExceeded","resource":"arn:aws:dynamodb:eu-west-1:1:table/T"}]""";

    private static readonly TimeSpan Ahead = TimeSpan.FromHours(3);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IBackend _backend;
    private readonly Func<int, NetworkFault?> _script;
    private readonly Task _accepting;
    private int _requests;

    /// <param name="backend">What answers the requests that go well.</param>
    /// <param name="script">What happens to each request, by its number from 1; null for nothing.</param>
    public ScriptedServer(IBackend backend, Func<int, NetworkFault?> script)
    {
        (_backend, _script) = (backend, script);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The requests received, whatever became of them.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await HeadAsync(stream) is { } head)
            {
                if (!await AnswerAsync(socket, stream, head, _script(Interlocked.Increment(ref _requests))))
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // The client has gone, or the test is over.
        }
    }

    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> AnswerAsync(Socket socket, NetworkStream stream, Dictionary<string, string> head, NetworkFault? fault)
    {
        if (fault is NetworkFault.ClosedBeforeItIsRead or NetworkFault.ResetBeforeItIsRead)
            return Leave(socket, isReset: fault == NetworkFault.ResetBeforeItIsRead);
        var body = new byte[int.Parse(head["content-length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var operation = head["x-amz-target"].Split('.')[1];
        if (IsRefused(fault, head, operation, body) is var (status, text))
        {
            await stream.WriteAsync(Answer(status, Encoding.UTF8.GetBytes(text)), _stop.Token);
            return true;
        }

        using var done = await _backend.SendAsync(new BackendRequest(operation, body, CallContext.None), _stop.Token);
        var whole = Answer(done.Status, done.Body.Span);
        switch (fault)
        {
            case NetworkFault.ClosedAfterItIsDone or NetworkFault.ResetAfterItIsDone:
                return Leave(socket, isReset: fault == NetworkFault.ResetAfterItIsDone);
            case NetworkFault.AnsweredByHalf:
                await stream.WriteAsync(whole.AsMemory(0, whole.Length - (done.Body.Length / 2) - 1), _stop.Token);
                return false;
            case NetworkFault.AnsweredLate:
                await Task.Delay(Timeout.Infinite, _stop.Token);
                return false;
            case NetworkFault.AnsweredTwice:
                await stream.WriteAsync((byte[])[.. whole, .. whole], _stop.Token);
                return true;
            case NetworkFault.AnsweredWithOtherBytes:
                whole[^1] = (byte)' ';
                await stream.WriteAsync(whole, _stop.Token);
                return true;
            case NetworkFault.AnsweredWithLessLength:
                await stream.WriteAsync(Answer(done.Status, done.Body.Span, length: done.Body.Length - 1), _stop.Token);
                return false;
            case NetworkFault.AnsweredWithMoreLength:
                await stream.WriteAsync(Answer(done.Status, done.Body.Span, length: done.Body.Length + 1), _stop.Token);
                return false;
            case NetworkFault.FailedAndDone:
                await stream.WriteAsync(Answer(500, """{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"Sorry"}"""u8), _stop.Token);
                return true;
            case NetworkFault.UnavailableAndDone:
                await stream.WriteAsync(Answer(503, """{"__type":"com.amazon.coral.service#ServiceUnavailable","message":"Sorry"}"""u8), _stop.Token);
                return true;
            default:
                await stream.WriteAsync(whole, _stop.Token);
                return true;
        }
    }

    // What is answered without doing anything.
    private static (int Status, string Body)? IsRefused(NetworkFault? fault, Dictionary<string, string> head, string operation, byte[] body) => fault switch
    {
        NetworkFault.FailedAndNotDone => (500, Error("InternalServerError", "Sorry")),
        NetworkFault.UnavailablePage => (503, "<html>Down for maintenance</html>"),
        NetworkFault.WelcomePage => (200, "<html>Welcome to the hotel's network</html>"),
        NetworkFault.TableThrottled => (400, Error(
            "ProvisionedThroughputExceededException", "Slower", Reasons)),
        NetworkFault.RequestsThrottled => (400, Error("ThrottlingException", "Slower")),
        NetworkFault.AccountThrottled => (400, Error("RequestLimitExceeded", "Slower")),
        NetworkFault.ThrottledInTransaction when operation == "TransactWriteItems" => (400, Error(
            "TransactionCanceledException", "Cancelled", $$""","CancellationReasons":[{"Code":"ThrottlingError","Message":"Slower"{{Reasons}}}{{Others(body)}}]""")),
        NetworkFault.CredentialsExpired => (400, Error("ExpiredTokenException", "The security token included in the request is expired")),
        NetworkFault.ClockSkewed when !IsSignedAhead(head) => (400, Error("InvalidSignatureException", "Signature expired: it is now earlier")),
        _ => null,
    };

    // Those of a transaction that are not to blame.
    private static string Others(byte[] transaction) =>
        string.Concat(Enumerable.Repeat(""",{"Code":"None"}""", JsonNode.Parse(transaction)!["TransactItems"]!.AsArray().Count - 1));

    private static string Error(string code, string message, string more = "") => $$"""{"__type":"com.amazon.coral.service#{{code}}","message":"{{message}}"{{more}}}""";

    private static bool IsSignedAhead(Dictionary<string, string> head) =>
        DateTimeOffset.ParseExact(head["x-amz-date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        > TimeProvider.System.GetUtcNow() + (Ahead / 2);

    private static byte[] Answer(int status, ReadOnlySpan<byte> body, int? length = null)
    {
        var date = (TimeProvider.System.GetUtcNow() + Ahead).ToString("R", CultureInfo.InvariantCulture);
        var sum = System.IO.Hashing.Crc32.HashToUInt32(body);
        var isHtml = body.StartsWith("<"u8);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Some\r\nContent-Length: {length ?? body.Length}\r\nDate: {date}\r\n{(isHtml ? "" : $"x-amz-crc32: {sum}\r\n")}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static bool Leave(Socket socket, bool isReset)
    {
        if (isReset)
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        return false;
    }

    private async Task<Dictionary<string, string>?> HeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            text.Append((char)one[0]);
        }

        return text.ToString().Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1], StringComparer.Ordinal);
    }
}
