using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Tests.Fuzzing;

namespace FauxSql.Server.Tests.Fuzzing;

/// <summary>
/// Whatever comes over a connection, it is answered, and never as a failure of the endpoint: wrong targets, signatures and content types, bodies
/// that are compressed or in chunks, rightly and wrongly. Only a body that breaks off may end the connection without an answer.
/// </summary>
public sealed class EndpointFuzzTests
{
    private static readonly (string Operation, string Body)[] Valid =
    [
        ("CreateTable", """{"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}"""),
        ("ListTables", "{}"),
        ("DescribeEndpoints", ""),
        ("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"ä"},"text":{"S":"0123456789"}}}"""),
        ("GetItem", """{"TableName":"Tab","Key":{"p":{"S":"ä"}}}"""),
        ("Scan", """{"TableName":"Tab","FilterExpression":"attribute_exists(#t)","ExpressionAttributeNames":{"#t":"text"}}"""),
        ("ExecuteStatement", """{"Statement":"SELECT * FROM Tab"}"""),
    ];

    private static readonly string[] ContentTypes = ["application/x-amz-json-1.0", "application/json", "application/json; charset=utf-8", "text/plain", ";", ""];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_sent_is_answered()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, cancellationToken: Cancelled);
        var statuses = new HashSet<string>();
        FuzzInputs.Run(4_000, random =>
        {
            var (request, isWhole) = Request(random);
            var answer = Send(server.Address, request, isWhole);
            if (isWhole || answer.Length > 0)
                statuses.Add(Check(answer, request));
        });
        Assert.Equal(["200", "400", "404", "500"], statuses.Order(StringComparer.Ordinal));

        // It still does what it did before.
        using var client = new HttpClient();
        using var put = SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray());
        using var response = await client.SendAsync(put, Cancelled);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private static (byte[] Request, bool IsWhole) Request(Random random)
    {
        var (operation, text) = Valid[random.Next(Valid.Length)];
        var date = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new List<string> { "Host: localhost", "Connection: close" };
        Add("X-Amz-Target", Changed(random, "DynamoDB_20120810." + operation));
        Add("Authorization", Changed(random, SignedRequest.Authorization(date)));
        Add("X-Amz-Date", Changed(random, date));
        Add("Content-Type", random.Next(4) == 0 ? Changed(random, ContentTypes[random.Next(ContentTypes.Length)]) : ContentTypes[0]);
        Add("Accept-Encoding", random.Next(2) == 0 ? "gzip" : "identity");
        var body = Encoding.UTF8.GetBytes(Changed(random, text));
        if (random.Next(3) == 0)
        {
            headers.Add("Content-Encoding: gzip");
            body = Compressed(random, body);
        }

        var (sent, isWhole) = random.Next(2) == 0 ? InChunks(random, headers, body) : WithLength(random, headers, body);
        var query = random.Next(8) == 0 ? Changed(random, "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=" + date).Replace(' ', '+') : "";
        var head = $"POST /{query} HTTP/1.1\r\n{string.Join("\r\n", headers)}\r\n\r\n";
        return ([.. Encoding.Latin1.GetBytes(head), .. sent], isWhole);

        void Add(string name, string value)
        {
            if (random.Next(30) > 0)
                headers.Add($"{name}: {value}");
        }
    }

    private static byte[] Compressed(Random random, byte[] body)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var bytes = compressed.ToArray();
        switch (bytes.Length == 0 ? 3 : random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                return bytes;
            default:
                return bytes;
        }
    }

    private static (byte[] Sent, bool IsWhole) WithLength(Random random, List<string> headers, byte[] body)
    {
        var isWhole = random.Next(8) > 0;
        headers.Add($"Content-Length: {(isWhole ? body.Length : body.Length + random.Next(1, 1000))}");
        return (body, isWhole);
    }

    private static (byte[] Sent, bool IsWhole) InChunks(Random random, List<string> headers, byte[] body)
    {
        headers.Add("Transfer-Encoding: chunked");
        var chunks = new MemoryStream();
        for (var rest = body.AsSpan(); rest.Length > 0;)
        {
            var length = random.Next(1, rest.Length + 1);
            chunks.Write(Encoding.ASCII.GetBytes($"{length:x}\r\n"));
            chunks.Write(rest[..length]);
            chunks.Write("\r\n"u8);
            rest = rest[length..];
        }

        chunks.Write("0\r\n\r\n"u8);
        var sent = chunks.ToArray();
        if (random.Next(8) > 0)
            return (sent, true);
        sent[random.Next(sent.Length)] = (byte)random.Next(256);
        return (sent[..random.Next(1, sent.Length + 1)], false);
    }

    private static string Changed(Random random, string text)
    {
        var changed = text.ToList();
        for (var changes = Math.Max(0, random.Next(8) - 4); changes > 0 && changed.Count > 0; changes--)
        {
            var at = random.Next(changed.Count);
            if (random.Next(2) == 0)
                changed.RemoveRange(at, random.Next(Math.Min(10, changed.Count - at) + 1));
            else
                changed[at] = (char)random.Next(' ', '~' + 1);
        }

        return string.Concat(changed);
    }

    private static byte[] Send(Uri address, byte[] request, bool isWhole)
    {
        using var client = new TcpClient(address.Host, address.Port);
        using var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            stream.Write(request);
            if (!isWhole)
                client.Client.Shutdown(SocketShutdown.Send);
            stream.CopyTo(answer);
        }
        catch (IOException) when (!isWhole)
        {
            // Whoever breaks off is not waited for either.
        }

        return answer.ToArray();
    }

    private static byte[] Decompressed(byte[] body)
    {
        var text = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        gzip.CopyTo(text);
        return text.ToArray();
    }

    // Returns the status.
    private static string Check(byte[] answer, byte[] request)
    {
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        var head = Encoding.ASCII.GetString(answer[..Math.Max(0, end)]).Split("\r\n");
        var status = head[0].Split(' ') is [_, var code, ..] ? code : "none";

        // AWS answers so to what is not the gzip that it says.
        var isUndecoded = status == "500" && Encoding.UTF8.GetString(answer).Contains("not what its Content-Encoding says", StringComparison.Ordinal);
        Assert.True(status is "200" or "400" or "404" || isUndecoded, $"{status} to {Encoding.UTF8.GetString(request)}: {Encoding.UTF8.GetString(answer)}");

        // What Kestrel refuses by itself has no body and none of AWS's headers.
        var body = answer[(end + 4)..];
        if (!head.Any(line => line.StartsWith("x-amz-crc32: ", StringComparison.Ordinal)))
        {
            Assert.Equal("400", status);
            return status;
        }

        Assert.Contains("x-amz-crc32: " + Crc32.HashToUInt32(body).ToString(CultureInfo.InvariantCulture), head);
        Assert.Contains("Content-Length: " + body.Length.ToString(CultureInfo.InvariantCulture), head);
        if (status == "404")
            return status;
        if (head.Contains("Content-Encoding: gzip"))
            body = Decompressed(body);
        using var document = JsonDocument.Parse(body);
        Assert.Equal(status is "400" or "500", document.RootElement.TryGetProperty("__type", out _));
        return status;
    }
}
