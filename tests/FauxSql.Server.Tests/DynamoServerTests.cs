using System.Globalization;
using System.IO.Hashing;
using System.Net;
using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Server.Tests;

public sealed class DynamoServerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passes_operation_and_body_on_and_answers_with_status_body_id_and_checksum()
    {
        var backend = Answering(400, """{"__type":"x#ResourceNotFoundException"}""");
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);

        using var response = await PostAsync(server, "DynamoDB_20120810.GetItem", """{"TableName":"T"}""");
        var body = await response.Content.ReadAsByteArrayAsync(Cancelled);

        Assert.Equal(("GetItem", """{"TableName":"T"}"""), Assert.Single(backend.Asked));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("""{"__type":"x#ResourceNotFoundException"}""", Encoding.UTF8.GetString(body));
        Assert.Equal("application/x-amz-json-1.0", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("ID1", Header(response, "x-amzn-RequestId"));
        Assert.Equal(Crc32.HashToUInt32(body).ToString(CultureInfo.InvariantCulture), Header(response, "x-amz-crc32"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("GetItem")]
    [InlineData("DynamoDB_20120810.")]
    [InlineData("DynamoDBStreams_20120810.ListStreams")]
    public async Task A_target_that_is_not_an_operation_is_an_UnknownOperationException(string? target)
    {
        var backend = Answering(200, "{}");
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);

        using var response = await PostAsync(server, target, "{}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("#UnknownOperationException", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Empty(backend.Asked);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_and_one_at_the_limit_is_not()
    {
        var backend = Answering(200, "{}");
        await using var server = await DynamoServer.StartAsync(backend, new DynamoServerOptions { MaxRequestBytes = 1000 }, Cancelled);

        using var fits = await PostAsync(server, "DynamoDB_20120810.PutItem", new string(' ', 1000));
        using var tooLarge = await PostAsync(server, "DynamoDB_20120810.PutItem", new string(' ', 1001));

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Single(backend.Asked);
    }

    [Fact]
    public async Task A_body_of_16_MB_is_accepted_unless_something_else_is_set()
    {
        const int Most = 16 * 1024 * 1024;
        var backend = new ScriptedBackend((_, body) => new BackendResponse(200, "", Encoding.UTF8.GetBytes($"{body.Length}")));
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);

        using var fits = await PostAsync(server, "DynamoDB_20120810.BatchWriteItem", new string(' ', Most));
        using var tooLarge = await PostAsync(server, "DynamoDB_20120810.BatchWriteItem", new string(' ', Most + 1));

        Assert.Equal($"{Most}", await fits.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Single(backend.Asked);
    }

    [Fact]
    public async Task A_fault_of_the_backend_is_an_InternalServerError_and_the_next_request_is_answered()
    {
        var first = true;
        var backend = new ScriptedBackend((_, _) =>
        {
            if (!first)
                return new BackendResponse(200, "", "{}"u8.ToArray());
            first = false;
            throw new InvalidOperationException("boom");
        });
        await using var server = await DynamoServer.StartAsync(backend, cancellationToken: Cancelled);

        using var failed = await PostAsync(server, "DynamoDB_20120810.ListTables", "{}");
        using var answered = await PostAsync(server, "DynamoDB_20120810.ListTables", "{}");

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.NotEmpty(Header(answered, "x-amzn-RequestId"));
    }

    [Fact]
    public async Task Get_says_healthy()
    {
        await using var server = await DynamoServer.StartAsync(Answering(200, "{}"), cancellationToken: Cancelled);
        using var client = new HttpClient();

        Assert.Equal($"healthy: {server.Address.Authority} ", await client.GetStringAsync(server.Address, Cancelled));
    }

    [Fact]
    public async Task Listens_on_loopback_only_and_a_second_one_on_the_port_says_so()
    {
        await using var server = await DynamoServer.StartAsync(Answering(200, "{}"), cancellationToken: Cancelled);
        Assert.Equal("127.0.0.1", server.Address.Host);

        var failure = await Assert.ThrowsAsync<ServerStartException>(() => DynamoServer.StartAsync(
            Answering(200, "{}"), new DynamoServerOptions { Port = server.Address.Port }, Cancelled));
        Assert.Contains("in use", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--port", failure.Message, StringComparison.Ordinal);
    }

    private static ScriptedBackend Answering(int status, string body) =>
        new((_, _) => new BackendResponse(status, "ID1", Encoding.UTF8.GetBytes(body)));

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    private static async Task<HttpResponseMessage> PostAsync(DynamoServer server, string? target, string body)
    {
        using var client = new HttpClient();
        using var request = SignedRequest.Of(server.Address, target, Encoding.UTF8.GetBytes(body));
        return await client.SendAsync(request, Cancelled);
    }
}
