using System.Text;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace ShopApi.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData("ThrottlingException")]
    [InlineData("ProvisionedThroughputExceededException")]
    public async Task A_throttled_request_may_be_sent_again(string error)
    {
        await using var api = await Api.StartAsync(around: engine => new Refusing(engine, $$"""{"__type":"x#{{error}}","message":"Table Orders at 127.0.0.1"}"""));
        var answer = await api.GetAsync("/orders/O1");
        answer.Problem(503, "busy");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_cannot_be_reached_may_be_asked_for_again()
    {
        await using var nobody = DynamoEndpoint.At("http://127.0.0.1:1");
        await using var api = await Api.StartAsync(around: engine => new Diverting(engine, nobody));
        var answer = await api.GetAsync("/orders/O1");
        answer.Problem(503, "unavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_operator_can_mend_tells_a_client_nothing()
    {
        await using var api = await Api.StartAsync(around: engine => new Refusing(engine, """{"__type":"x#AccessDeniedException","message":"arn:aws:iam::1:role/secret"}"""));
        var answer = await api.GetAsync("/orders/O1");
        Assert.Equal((500, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_answer_says_whether_the_tables_are_there()
    {
        await using var api = await Api.StartAsync();
        Assert.Equal((200, "Healthy"), await HealthAsync(api));
        await using var broken = await Api.StartAsync(around: engine => new Refusing(engine, "{}", "DescribeTable", after: 5));
        Assert.Equal((503, "Unhealthy"), await HealthAsync(broken));
    }

    private static async Task<(int Status, string Text)> HealthAsync(Api api)
    {
        var answer = await api.GetAsync("/health");
        return (answer.Status, answer.Text);
    }

    /// <summary>Gets items elsewhere.</summary>
    private sealed class Diverting(IBackend engine, IBackend elsewhere) : IBackend
    {
        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
            (request.Operation == "GetItem" ? elsewhere : engine).SendAsync(request, cancellationToken);
    }

    /// <summary>Refuses one operation with an error, once it has been allowed a few times.</summary>
    private sealed class Refusing(IBackend engine, string error, string operation = "GetItem", int after = 0) : IBackend
    {
        private int _allowed = after;

        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
            request.Operation == operation && Interlocked.Decrement(ref _allowed) < 0
                ? ValueTask.FromResult(new BackendResponse(400, "", Encoding.UTF8.GetBytes(error)))
                : engine.SendAsync(request, cancellationToken);
    }
}
