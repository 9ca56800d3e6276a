using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Tests;

public sealed class CreateAwsClientTests
{
    private const string Throttled = """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException","message":"Slow down"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_reaches_the_backend_as_operation_and_body()
    {
        var backend = new ScriptedBackend((200, """{"TableNames":["A"]}"""));
        using var client = backend.CreateAwsClient();
        var answer = await client.ListTablesAsync(new ListTablesRequest { Limit = 1 }, Token);
        Assert.Equal(["A"], answer.TableNames);
        Assert.Equal("ID", answer.ResponseMetadata.RequestId);
        Assert.Equal(("ListTables", """{"Limit":1}"""), Assert.Single(backend.Requests));
    }

    [Fact]
    public async Task Retries_are_the_SDKs_own()
    {
        var backend = new ScriptedBackend((400, Throttled), (200, """{"TableNames":[]}"""));
        using var client = backend.CreateAwsClient();
        await client.ListTablesAsync(Token);
        Assert.Equal(2, backend.Requests.Count);
    }

    [Fact]
    public async Task Settings_can_be_changed()
    {
        var backend = new ScriptedBackend((400, Throttled));
        using var client = backend.CreateAwsClient(config => config.MaxErrorRetry = 0);
        var refusal = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.ListTablesAsync(Token));
        Assert.Equal("ProvisionedThroughputExceededException", refusal.ErrorCode);
        Assert.Equal("Slow down", refusal.Message);
    }

    [Fact]
    public async Task Settings_cannot_lead_the_client_elsewhere()
    {
        var backend = new ScriptedBackend((200, """{"TableNames":[]}"""));
        using var client = backend.CreateAwsClient(config => config.RegionEndpoint = Amazon.RegionEndpoint.EUWest1);
        await client.ListTablesAsync(Token);
        Assert.Single(backend.Requests);
    }

    [Fact]
    public async Task A_request_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var backend = new ScriptedBackend(async (_, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("unreachable");
        });
        using var client = backend.CreateAwsClient();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListTablesAsync(stop.Token));
    }

    [Fact]
    public async Task A_failure_of_the_backend_surfaces_as_it_is()
    {
        var backend = new ScriptedBackend((_, _) => throw new InvalidOperationException("broken"));
        using var client = backend.CreateAwsClient();
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ListTablesAsync(Token));
    }

    [Fact]
    public async Task Clients_share_a_backend_that_outlives_them()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        using (var first = engine.CreateAwsClient())
        {
            await first.CreateTableAsync("Table", [new("K", KeyType.HASH)], [new("K", ScalarAttributeType.S)], new ProvisionedThroughput(1, 1), Token);
        }

        using var second = engine.CreateAwsClient();
        Assert.Equal(["Table"], (await second.ListTablesAsync(Token)).TableNames);
    }

    [Fact]
    public async Task The_buffer_of_an_answer_is_given_back()
    {
        var answers = new List<BackendResponse>();
        var backend = new ScriptedBackend((_, _) =>
        {
            answers.Add(new BackendResponse(200, "", """{"TableNames":[]}"""u8.ToArray()));
            return ValueTask.FromResult(answers[^1]);
        });
        using var client = backend.CreateAwsClient();
        await client.ListTablesAsync(Token);
        Assert.Throws<ObjectDisposedException>(() => answers[0].Body);
    }
}
