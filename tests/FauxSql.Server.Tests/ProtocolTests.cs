using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Server.Tests;

/// <summary>What stands around a request and its answer.</summary>
public sealed class ProtocolTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/x-amz-json-1.0", "application/x-amz-json-1.0")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    public async Task An_answer_has_the_content_type_of_its_request(string sent, string answered)
    {
        await using var server = await StartAsync("{}");
        using var response = await SendAsync(SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray(), sent));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(answered, response.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-amz-json-1.1")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_not_found(string? contentType)
    {
        await using var server = await StartAsync("{}");
        using var response = await SendAsync(SignedRequest.Unsigned(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray(), contentType));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("<UnknownOperationException/>\n", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("3552371480", Assert.Single(response.Headers.GetValues("x-amz-crc32")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("{\"TableName\":}")]
    [InlineData("")]
    public async Task A_body_that_is_not_JSON_is_a_SerializationException_without_a_message(string body)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, cancellationToken: Cancelled);
        using var response = await SendAsync(SignedRequest.Of(server.Address, "DynamoDB_20120810.GetItem", Encoding.UTF8.GetBytes(body)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("""{"__type":"com.amazon.coral.service#SerializationException"}""", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task Broken_JSON_is_mentioned_before_a_wrong_target_and_a_missing_signature()
    {
        await using var server = await StartAsync("{}");
        using var response = await SendAsync(SignedRequest.Unsigned(server.Address, "Nonsense", "{"u8.ToArray()));
        Assert.Contains("SerializationException", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_compressed_request_is_read(string coding)
    {
        var backend = new ScriptedBackend((_, _) => new BackendResponse(200, "", "{}"u8.ToArray()));
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);
        using var response = await SendAsync(Compressed(server, Coded(coding, """{"Limit":7}"""), coding));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"Limit":7}""", Assert.Single(backend.Asked).Body);
    }

    [Fact]
    public async Task A_gzip_may_have_several_members_and_something_behind_them()
    {
        var backend = new ScriptedBackend((_, _) => new BackendResponse(200, "", "{}"u8.ToArray()));
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);
        using var response = await SendAsync(Compressed(server, [.. Coded("gzip", """{"Limit":"""), .. Coded("gzip", "7}"), .. "junk"u8]));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"Limit":7}""", Assert.Single(backend.Asked).Body);
    }

    // AWS answers with status 500, as the comments of ScyllaDB's test/alternator/test_compressed_request.py report, which runs on AWS too.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_request_that_is_not_what_its_coding_says_is_refused_as_AWS_does(string coding)
    {
        var backend = new ScriptedBackend((_, _) => new BackendResponse(200, "", "{}"u8.ToArray()));
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);
        var whole = Coded(coding, new string(' ', 2000) + """{"Limit":7}""");
        byte[] withoutDictionary = [0x78, 0xBB, 0, 0, 0, 1, 3, 0];
        byte[][] bodies = [[], "{}"u8.ToArray(), withoutDictionary, .. Enumerable.Range(1, whole.Length - 1).Select(length => whole[..length])];
        foreach (var body in bodies)
        {
            using var response = await SendAsync(Compressed(server, body, coding));
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Contains("#InternalServerError", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        Assert.Empty(backend.Asked);
    }

    [Fact]
    public async Task A_request_that_grows_over_the_limit_when_decompressed_is_refused()
    {
        await using var server = await StartAsync("{}", new DynamoServerOptions { MaxRequestBytes = 1000 });
        using var response = await SendAsync(Compressed(server, Coded("gzip", new string(' ', 100_000))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_large_answer_is_compressed_for_those_who_accept_it_and_the_checksum_is_of_what_is_sent(string coding)
    {
        var large = $$"""{"Text":"{{new string('x', 5000)}}"}""";
        await using var server = await StartAsync(large);
        using var response = await SendAsync(Accepting(server, coding));
        var sent = await response.Content.ReadAsByteArrayAsync(Cancelled);
        Assert.Equal(coding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal(Crc32.HashToUInt32(sent).ToString(CultureInfo.InvariantCulture), Assert.Single(response.Headers.GetValues("x-amz-crc32")));
        using Stream decoded = coding == "gzip" ? new GZipStream(new MemoryStream(sent), CompressionMode.Decompress) : new ZLibStream(new MemoryStream(sent), CompressionMode.Decompress);
        using var text = new StreamReader(decoded);
        Assert.Equal(large, await text.ReadToEndAsync(Cancelled));
    }

    [Theory]
    [InlineData(4095, false)]
    [InlineData(4096, true)]
    public async Task A_small_answer_is_not_compressed(int bytes, bool isCompressed)
    {
        await using var server = await StartAsync(new string('x', bytes));
        using var response = await SendAsync(Accepting(server, "gzip"));
        Assert.Equal(isCompressed ? 1 : 0, response.Content.Headers.ContentEncoding.Count);
    }

    // Each as ScyllaDB's test/alternator/test_compressed_response.py reports it of AWS.
    [Theory]
    [InlineData(null, "")]
    [InlineData(null, "br, zstd, x-gzip")]
    [InlineData("gzip", "GZIP, deflate")]
    [InlineData("deflate", "br, identity, deflate, gzip")]
    [InlineData("deflate", "deflate;q=0.5, gzip;q=0.2")]
    [InlineData("gzip", "gzip;q=0.5, identity;q=0.8")]
    [InlineData("gzip", "*")]
    [InlineData("deflate", "*, gzip;q=0.5")]
    [InlineData("deflate", "*, deflate")]
    [InlineData("gzip", "*;q=0.5, identity")]
    [InlineData(null, "br;q=0.8, *;q=0")]
    [InlineData(null, "gzip ;q=0")]
    [InlineData(null, "\"gzip\"")]
    [InlineData("gzip", "deflate;q=0.5, gzip;q=31")]
    [InlineData("gzip", "deflate;q=0.5, gzip;q=1;q=0.2")]
    [InlineData("gzip", "deflate;q=0.5, gzip;q=0.x")]
    [InlineData("gzip", "deflate;q=-0.5, gzip;q=0.2")]
    [InlineData("gzip", "gzip;q =0;q=1")]
    [InlineData(null, "gzip;q= 0;q=1")]
    [InlineData("gzip", "gzip;q=0, gzip;q=1")]
    public async Task The_coding_is_the_one_that_AWS_would_choose(string? coding, string accepted)
    {
        await using var server = await StartAsync(new string('x', 5000));
        using var response = await SendAsync(Accepting(server, accepted));
        Assert.Equal(coding is null ? [] : [coding], response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_000)]
    public async Task An_answer_of_any_size_is_whole(int size)
    {
        var text = string.Concat(Enumerable.Range(0, size).Select(i => (char)('a' + (i % 26))));
        await using var server = await StartAsync(text);
        using var response = await SendAsync(SignedRequest.Of(server.Address, "DynamoDB_20120810.Scan", "{}"u8.ToArray()));
        Assert.Equal(text, await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task Request_ids_are_52_digits_and_letters_and_never_the_same()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, cancellationToken: Cancelled);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            using var response = await SendAsync(SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray()));
            Assert.True(ids.Add(Assert.Single(response.Headers.GetValues("x-amzn-RequestId"))));
        }

        Assert.All(ids, id => Assert.Matches("^[0-9A-Z]{52}$", id));
    }

    [Fact]
    public async Task A_browser_is_told_that_it_may_call()
    {
        await using var server = await StartAsync("{}");
        var request = new HttpRequestMessage(HttpMethod.Options, server.Address);
        request.Headers.TryAddWithoutValidation("Origin", "http://localhost");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "x-amz-target");
        using var response = await SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("x-amz-target", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Contains("x-amzn-RequestId", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_name_the_server_as_AWS_does()
    {
        await using var server = await StartAsync("{}");
        using var response = await SendAsync(Accepting(server, "identity"));
        Assert.Equal("Server", response.Headers.Server.ToString());
    }

    [Fact]
    public async Task A_connection_stays_open_for_the_next_request()
    {
        await using var server = await StartAsync("{}");
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Cancelled);
        var stream = client.GetStream();
        for (var i = 0; i < 3; i++)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancelled);
            var buffer = new byte[4096];
            var read = await stream.ReadAsync(buffer, Cancelled);
            Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
        }
    }

    private static Task<DynamoServer> StartAsync(string answer, DynamoServerOptions? options = null) => DynamoServer.StartAsync(
        new ScriptedBackend((_, _) => new BackendResponse(200, "", Encoding.UTF8.GetBytes(answer))), options, Cancelled);

    private static HttpRequestMessage Compressed(DynamoServer server, byte[] body, string coding = "gzip")
    {
        var request = SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", body);
        request.Content!.Headers.ContentEncoding.Add(coding);
        return request;
    }

    private static HttpRequestMessage Accepting(DynamoServer server, string accepted)
    {
        var request = SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray());
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return request;
    }

    private static byte[] Coded(string coding, string text)
    {
        var compressed = new MemoryStream();
        using (Stream encoder = coding == "deflate" ? new ZLibStream(compressed, CompressionLevel.Fastest) : new GZipStream(compressed, CompressionLevel.Fastest))
            encoder.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using (request)
            return await client.SendAsync(request, Cancelled);
    }
}
