using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Tests;

/// <summary>The SDK's client as a backend. What passes through both ways is tested by the conformance suites.</summary>
public sealed class AsBackendTests
{
    [Fact]
    public async Task An_operation_reaches_the_service_through_the_client()
    {
        var service = new ScriptedBackend((200, """{"Item":{"K":{"S":"ä"},"B":{"B":"AAE="}}}"""));
        var (status, body) = await SendAsync(service, "GetItem", """{"TableName":"T","Key":{"K":{"S":"ä"}},"ConsistentRead":true}""");
        Assert.Equal(200, status);
        Assert.Equal("""{"Item":{"K":{"S":"ä"},"B":{"B":"AAE="}}}""", body);
        var (operation, sent) = Assert.Single(service.Requests);
        Assert.Equal("GetItem", operation);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"TableName":"T","Key":{"K":{"S":"ä"}},"ConsistentRead":true}"""), JsonNode.Parse(sent)));
    }

    [Fact]
    public async Task A_service_error_is_an_answer_with_all_that_it_holds()
    {
        const string Error = """
            {"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","Message":"No","Item":{"K":{"S":"1"}}}
            """;
        var (status, body) = await SendAsync(new ScriptedBackend((400, Error)), "DeleteItem", """{"TableName":"T","Key":{"K":{"S":"1"}}}""");
        Assert.Equal(400, status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Error), JsonNode.Parse(body)));
    }

    [Theory]
    [InlineData("""{"Unknown":1}""")]
    [InlineData("""{"TableName":1}""")]
    [InlineData("""{"Limit":1.5}""")]
    [InlineData("""{"Limit":"1"}""")]
    [InlineData("""{"ExclusiveStartKey":{"K":{"B":"?"}}}""")]
    [InlineData("""{"ExclusiveStartKey":[]}""")]
    [InlineData("""{"Select":1}""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_body_that_the_SDKs_type_cannot_hold_is_refused_before_it_is_sent(string body)
    {
        var service = new ScriptedBackend();
        var refusal = await Assert.ThrowsAsync<NotSupportedException>(() => SendAsync(service, "Scan", body));
        Assert.StartsWith("The AWS SDK's ScanRequest cannot hold this body of Scan: ", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("Unheard")]
    [InlineData("")]
    public async Task An_unknown_operation_is_answered_as_the_service_does(string operation)
    {
        var (status, body) = await SendAsync(new ScriptedBackend(), operation, "{}");
        Assert.Equal(400, status);
        Assert.Contains("UnknownOperationException", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_an_exception()
    {
        var service = new ScriptedBackend((_, _) => throw new HttpRequestException("Nobody there"));
        using var client = service.CreateAwsClient(config => config.MaxErrorRetry = 0);
        await Assert.ThrowsAnyAsync<Exception>(async () => await client.AsBackend().SendAsync(
            new BackendRequest("ListTables", "{}"u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Instants_cross_in_both_directions()
    {
        var service = new ScriptedBackend((200, """{"RestoreSummary":null,"TableDescription":{"CreationDateTime":1767323045.678}}"""));
        const string Request = """{"SourceTableName":"A","TargetTableName":"B","RestoreDateTime":1767323045}""";
        var (_, body) = await SendAsync(service, "RestoreTableToPointInTime", Request);
        Assert.Equal("""{"TableDescription":{"CreationDateTime":1767323045.678}}""", body);
        Assert.Equal(1767323045m, (decimal)JsonNode.Parse(service.Requests[0].Body)!["RestoreDateTime"]!);
    }

    [Fact]
    public void Data_behind_a_client_is_not_local_unless_said_so()
    {
        using var client = new ScriptedBackend().CreateAwsClient();
        Assert.False(client.AsBackend().IsLocal);
        Assert.True(client.AsBackend(isLocal: true).IsLocal);
    }

    private static async Task<(int Status, string Body)> SendAsync(IBackend service, string operation, string body)
    {
        using var client = service.CreateAwsClient();
        using var response = await client.AsBackend().SendAsync(
            new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), TestContext.Current.CancellationToken);
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }
}
