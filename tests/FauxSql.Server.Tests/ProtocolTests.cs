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

    [Fact]
    public async Task A_compressed_request_is_read()
    {
        var backend = new ScriptedBackend((_, _) => new BackendResponse(200, "", "{}"u8.ToArray()));
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);
        using var response = await SendAsync(Compressed(server, Gzip("""{"Limit":7}""")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"Limit":7}""", Assert.Single(backend.Asked).Body);
    }

    [Fact]
    public async Task A_request_that_claims_to_be_compressed_and_is_not_is_refused()
    {
        await using var server = await StartAsync("{}");
        using var response = await SendAsync(Compressed(server, "{}"u8.ToArray()));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_request_that_grows_over_the_limit_when_decompressed_is_refused()
    {
        await using var server = await StartAsync("{}", new DynamoServerOptions { MaxRequestBytes = 1000 });
        using var response = await SendAsync(Compressed(server, Gzip(new string(' ', 100_000))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_large_answer_is_compressed_for_those_who_accept_it_and_the_checksum_is_of_what_is_sent()
    {
        var large = $$"""{"Text":"{{new string('x', 5000)}}"}""";
        await using var server = await StartAsync(large);
        var request = SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray());
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
        using var response = await SendAsync(request);
        var sent = await response.Content.ReadAsByteArrayAsync(Cancelled);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal(Crc32.HashToUInt32(sent).ToString(CultureInfo.InvariantCulture), Assert.Single(response.Headers.GetValues("x-amz-crc32")));
        using var text = new StreamReader(new GZipStream(new MemoryStream(sent), CompressionMode.Decompress));
        Assert.Equal(large, await text.ReadToEndAsync(Cancelled));
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

    private static HttpRequestMessage Compressed(DynamoServer server, byte[] body)
    {
        var request = SignedRequest.Of(server.Address, "DynamoDB_20120810.ListTables", body);
        request.Content!.Headers.ContentEncoding.Add("gzip");
        return request;
    }

    private static byte[] Gzip(string text)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using (request)
            return await client.SendAsync(request, Cancelled);
    }
}
