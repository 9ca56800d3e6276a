using System.Globalization;
using System.Net;
using System.Text;
using FauxSql.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;

namespace FauxSql.Http.Tests;

/// <summary>What comes back, or does not.</summary>
public sealed class AnswerTests
{
    private const string Body = """{"Item":{}}""";

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(0, 3, false)]
    [InlineData(0, 100, false)]
    public async Task An_answer_that_is_not_whole_is_a_broken_one(uint off, int? length, bool isWhole)
    {
        using var backend = Connect(new CannedHandler((_, _) =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Body))) };
            answer.Headers.TryAddWithoutValidation("x-amz-crc32", (System.IO.Hashing.Crc32.HashToUInt32(Encoding.UTF8.GetBytes(Body)) + off).ToString(CultureInfo.InvariantCulture));
            answer.Headers.TryAddWithoutValidation("x-amzn-RequestId", "R1");
            answer.Content.Headers.ContentLength = length ?? Body.Length;
            return answer;
        }));

        if (!isWhole)
        {
            await Assert.ThrowsAsync<EndpointException>(() => SendAsync(backend));
            return;
        }

        using var response = await SendAsync(backend);
        Assert.Equal((200, "R1", Body), (response.Status, response.RequestId, Encoding.UTF8.GetString(response.Body.Span)));
    }

    [Fact]
    public async Task An_attempt_has_an_end()
    {
        using var backend = Connect(new SilentHandler(), TimeSpan.FromMilliseconds(50));

        var late = await Assert.ThrowsAsync<EndpointException>(() => SendAsync(backend));

        Assert.Equal("it did not answer within 0.05 s", Assert.IsType<TimeoutException>(late.InnerException).Message);
    }

    [Fact]
    public async Task A_deadline_comes_before_the_end_of_an_attempt()
    {
        // Its timers run while it stands still: a timer that goes off before the deadline is no endpoint that does not answer.
        var clock = new SteppingClock(DateTimeOffset.UnixEpoch);
        using var endpoint = Connect(new SilentHandler(), Timeout.InfiniteTimeSpan, clock);
        var backend = new RetryingBackend(endpoint, time: clock);

        var late = await Assert.ThrowsAsync<DeadlineException>(() => SendAsync(backend, new CallContext { Deadline = clock.Now.AddMilliseconds(50) }));

        Assert.Equal("it did not answer within 0.05 s", Assert.IsType<EndpointException>(late.InnerException).InnerException!.Message);
        Assert.False(late.MayHaveHappened);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_told_so()
    {
        using var backend = Connect(new SilentHandler(), Timeout.InfiniteTimeSpan);
        using var cancelled = new CancellationTokenSource();
        var sending = SendAsync(backend, cancellationToken: cancelled.Token);

        await cancelled.CancelAsync();

        Assert.Equal(cancelled.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending)).CancellationToken);
    }

    [Fact]
    public async Task A_timer_of_an_attempt_is_used_again_and_does_not_end_another()
    {
        var handler = new CannedHandler();
        using var backend = Connect(handler, TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < 5; i++)
        {
            using var response = await SendAsync(backend);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(5, handler.Sent.Count);
    }

    private static HttpBackend Connect(HttpMessageHandler handler, TimeSpan? timeout = null, TimeProvider? clock = null) =>
        DynamoEndpoint.At("http://127.0.0.1:1", new EndpointOptions { Handler = () => handler, AttemptTimeout = timeout ?? TimeSpan.FromSeconds(60), Time = clock ?? TimeProvider.System });

    private static Task<BackendResponse> SendAsync(IBackend backend, CallContext? context = null, CancellationToken? cancellationToken = null) =>
        backend.SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), context ?? CallContext.None), cancellationToken ?? TestContext.Current.CancellationToken).AsTask();

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("nobody waits so long");
        }
    }
}
