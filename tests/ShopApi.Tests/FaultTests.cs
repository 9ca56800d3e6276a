using System.Net;
using System.Net.Sockets;
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
    public async Task A_change_in_conflict_with_another_may_be_sent_again()
    {
        await using var api = await Api.StartAsync(around: engine => new Refusing(engine, """{"__type":"x#TransactionConflictException","message":"O1"}""", "UpdateItem"));
        var answer = await api.SendAsync(HttpMethod.Patch, "/orders/O1", new { status = "Paid" }, ("If-Match", "\"1\""));
        answer.Problem(503, "busy");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task An_index_that_is_not_there_yet_may_be_asked_later()
    {
        const string Error = """{"__type":"x#ValidationException","message":"The table does not have the specified index: CustomerIndex"}""";
        await using var api = await Api.StartAsync(around: engine => new Refusing(engine, Error, "Query"));
        var answer = await api.GetAsync("/customers/C1/orders");
        answer.Problem(503, "busy");
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData(500, """{"__type":"x#InternalServerError","message":"127.0.0.1"}""")]
    [InlineData(503, """{"__type":"x#ServiceUnavailable","message":"127.0.0.1"}""")]
    [InlineData(502, "<html>127.0.0.1 does not answer</html>")]
    public async Task A_service_that_fails_may_be_asked_again(int status, string body)
    {
        await using var api = await Api.StartAsync(around: engine => new Refusing(engine, body, status: status));
        var answer = await api.GetAsync("/orders/O1");
        answer.Problem(503, "unavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_does_not_come_in_time_may_be_asked_for_again()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var nobody = DynamoEndpoint.At($"http://{silent.LocalEndpoint}");
        await using var api = await Api.StartAsync(around: engine => new Diverting(engine, nobody), settings: "--FauxSql:Timeout=00:00:01");
        (await api.GetAsync("/orders/O1")).Problem(503, "unavailable");
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
    private sealed class Refusing(IBackend engine, string error, string operation = "GetItem", int after = 0, int status = 400) : IBackend
    {
        private int _allowed = after;

        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
            request.Operation == operation && Interlocked.Decrement(ref _allowed) < 0
                ? ValueTask.FromResult(new BackendResponse(status, "", Encoding.UTF8.GetBytes(error)))
                : engine.SendAsync(request, cancellationToken);
    }
}
