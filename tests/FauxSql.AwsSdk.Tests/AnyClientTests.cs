using System.Net;
using System.Reflection;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Tests;

/// <summary>A backend of any <see cref="IAmazonDynamoDB"/>, as DAX's client is one, which is not the SDK's own and shares no code with it.</summary>
public sealed class AnyClientTests
{
    [Fact]
    public async Task An_operation_reaches_the_client_and_its_answer_comes_back()
    {
        var (status, body) = await SendAsync(request => Task.FromResult(new GetItemResponse
        {
            Item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["K"] = new() { S = ((GetItemRequest)request).TableName } },
        }));

        Assert.Equal((200, """{"Item":{"K":{"S":"T"}}}"""), (status, body));
    }

    public static TheoryData<string, Exception, int, string> Errors { get; } = new()
    {
        {
            "a refusal with status", new ConditionalCheckFailedException("No") { ErrorCode = "ConditionalCheckFailedException", StatusCode = HttpStatusCode.BadRequest },
            400, "ConditionalCheckFailedException"
        },
        { "a refusal without status", new ResourceNotFoundException("No table") { ErrorCode = "ResourceNotFoundException" }, 400, "ResourceNotFoundException" },
        {
            "throttling with reasons",
            new ProvisionedThroughputExceededException("Slower")
            {
                ErrorCode = "ProvisionedThroughputExceededException", StatusCode = HttpStatusCode.BadRequest,
                ThrottlingReasons = [new ThrottlingReason { Reason = "TableReadKeyRangeThroughputExceeded", Resource = "arn:T" }],
            },
            400, "TableReadKeyRangeThroughputExceeded"
        },
        { "a page of something else", new AmazonServiceException("<html>") { StatusCode = HttpStatusCode.BadGateway }, 502, "<html>" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_refusal_is_an_answer(string what, Exception error, int status, string part)
    {
        var answer = await SendAsync(_ => Task.FromException<GetItemResponse>(error));

        Assert.True(answer.Status == status && answer.Body.Contains(part, StringComparison.Ordinal), $"{what}: {answer}");
    }

    [Fact]
    public async Task A_client_without_an_answer_is_a_broken_connection()
    {
        var failed = await Assert.ThrowsAsync<IOException>(() => SendAsync(_ => Task.FromException<GetItemResponse>(new AmazonClientException("No node of the cluster answers"))));

        Assert.Equal("No node of the cluster answers", failed.Message);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_is_given_up_on_at_the_deadline() =>
        await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(
            async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new GetItemResponse();
            },
            new CallContext { Deadline = TimeProvider.System.GetUtcNow().AddMilliseconds(50) }));

    private static Task<(int Status, string Body)> SendAsync(Func<AmazonWebServiceRequest, Task<GetItemResponse>> answer) => SendAsync((request, _) => answer(request), CallContext.None);

    private static async Task<(int Status, string Body)> SendAsync(Func<AmazonWebServiceRequest, CancellationToken, Task<GetItemResponse>> answer, CallContext context)
    {
        var client = DispatchProxy.Create<IAmazonDynamoDB, ClientProxy>();
        ((ClientProxy)(object)client).Answer = answer;
        using var response = await client.AsBackend().SendAsync(
            new BackendRequest("GetItem", """{"TableName":"T","Key":{"K":{"S":"1"}}}"""u8.ToArray(), context), TestContext.Current.CancellationToken);
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }

    public class ClientProxy : DispatchProxy
    {
        internal Func<AmazonWebServiceRequest, CancellationToken, Task<GetItemResponse>> Answer { get; set; } = (_, _) => Task.FromResult(new GetItemResponse());

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answer((AmazonWebServiceRequest)args![0]!, (CancellationToken)args[1]!);
    }
}
