using System.Text;
using FauxSql.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;

namespace FauxSql.Http.Tests;

/// <summary>What is sent again, how often, and after how long.</summary>
public sealed class RetryTests
{
    private const string Throttled = "ThrottlingException";
    private const string Failed = "InternalServerError";
    private const string InConflict = "ReplicatedWriteConflictException";

    private readonly JumpingClock _clock = new();
    private int _sent;

    [Theory]
    [InlineData(400, Throttled, false, 4)]
    [InlineData(400, "ProvisionedThroughputExceededException", false, 4)]
    [InlineData(400, "RequestLimitExceeded", false, 4)]
    [InlineData(400, InConflict, false, 4)]
    [InlineData(500, "InternalServerError", true, 4)]
    [InlineData(400, "InternalServerError", true, 4)]
    [InlineData(503, "ServiceUnavailable", true, 4)]
    [InlineData(400, "RequestTimeout", true, 4)]
    [InlineData(408, "Any", true, 4)]
    [InlineData(500, "InternalServerError", false, 1)]
    [InlineData(503, "ServiceUnavailable", false, 1)]
    [InlineData(400, "ValidationException", true, 1)]
    [InlineData(400, "ConditionalCheckFailedException", true, 1)]
    [InlineData(400, "TransactionCanceledException", true, 1)]
    [InlineData(400, "AccessDeniedException", true, 1)]
    [InlineData(400, "ExpiredTokenException", true, 1)]
    [InlineData(400, "LimitExceededException", true, 1)]
    public async Task What_may_happen_twice_and_may_succeed_is_sent_four_times(int status, string code, bool isSafe, int sent)
    {
        using var answer = await SendAsync(Backend(_ => Error(status, code)), isSafe);

        Assert.Equal((status, sent), (answer.Status, _sent));
    }

    [Theory]
    [InlineData(Throttled, false, 3)]
    [InlineData(Failed, false, 2)]
    [InlineData(InConflict, false, 2)]
    [InlineData(Throttled, true, 2)]
    [InlineData(Failed, true, 2)]
    public async Task Waits_are_of_random_length_and_twice_as_long_at_most_each_time(string code, bool isLocal, int first)
    {
        var options = new RetryOptions { FailureDelay = TimeSpan.FromDays(2), ThrottlingDelay = TimeSpan.FromDays(3), LongestDelay = TimeSpan.FromDays(20) };
        for (var i = 0; i < 300; i++)
            (await SendAsync(Backend(_ => Error(400, code), options, isLocal), isSafe: true)).Dispose();

        foreach (var (number, most) in ((int, int)[])[(0, first), (1, 2 * first), (2, 4 * first)])
        {
            var waits = _clock.Waits.Where((_, index) => index % 3 == number).Select(wait => wait.TotalDays).ToList();
            Assert.Equal(300, waits.Count);
            Assert.All(waits, wait => Assert.InRange(wait, 0, most));
            Assert.True(waits.Max() > most * 0.9 && waits.Min() < most * 0.1 && waits.Average() > most * 0.4 && waits.Average() < most * 0.6);
        }
    }

    [Fact]
    public void The_defaults_are_those_of_the_standard_mode_for_DynamoDB()
    {
        var options = new RetryOptions();

        Assert.Equal((4, 25, 1, 20, 500), (options.Attempts, options.FailureDelay.TotalMilliseconds, options.ThrottlingDelay.TotalSeconds, options.LongestDelay.TotalSeconds, options.Quota));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryOptions { Attempts = 0 });
    }

    [Fact]
    public async Task No_wait_is_longer_than_the_longest()
    {
        var options = new RetryOptions { Attempts = 12, FailureDelay = TimeSpan.FromDays(1), ThrottlingDelay = TimeSpan.FromDays(1), LongestDelay = TimeSpan.FromDays(3) };
        using var answer = await SendAsync(Backend(_ => Error(400, Throttled), options), isSafe: true);

        Assert.Equal((12, 11), (_sent, _clock.Waits.Count));
        Assert.All(_clock.Waits, wait => Assert.InRange(wait.TotalDays, 0, 3));
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(4, 4, 4)]
    [InlineData(1000, 5, 7)]
    public async Task A_wait_is_as_long_as_the_service_asks_and_no_more_than_five_seconds_longer(int asked, int least, int most)
    {
        var options = new RetryOptions { FailureDelay = TimeSpan.FromSeconds(2), LongestDelay = TimeSpan.FromSeconds(2) };
        for (var i = 0; i < 100; i++)
            (await SendAsync(Backend(_ => Error(503, "ServiceUnavailable", TimeSpan.FromSeconds(asked)), options), isSafe: true)).Dispose();

        Assert.Equal(300, _clock.Waits.Count);
        Assert.All(_clock.Waits, wait => Assert.InRange(wait.TotalSeconds, least, most));
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_does_not_go_past_a_deadline()
    {
        var deadline = _clock.GetUtcNow().AddSeconds(3);
        using var answer = await SendAsync(Backend(_ => Error(503, "ServiceUnavailable", TimeSpan.FromSeconds(4))), isSafe: true, deadline);

        Assert.Equal((503, 1), (answer.Status, _sent));
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData("1500", 1500)]
    [InlineData("0", 0)]
    [InlineData("-1", 0)]
    [InlineData("1.5", 0)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 0)]
    [InlineData("99999999999999999999", 0)]
    [InlineData(null, 0)]
    public async Task What_the_service_asks_for_is_in_a_header_in_milliseconds(string? header, int milliseconds)
    {
        using var backend = DynamoEndpoint.At("http://127.0.0.1:1", new EndpointOptions
        {
            Handler = () => new CannedHandler((_, _) =>
            {
                var answer = CannedHandler.Error(503, "ServiceUnavailable");
                if (header is not null)
                    answer.Headers.TryAddWithoutValidation("x-amz-retry-after", header);
                return answer;
            }),
        });

        using var refused = await backend.SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken);

        Assert.Equal((503, milliseconds), (refused.Status, refused.RetryAfter.TotalMilliseconds));
    }

    [Fact]
    public async Task A_spent_quota_ends_retries_until_successes_earn_more()
    {
        var fails = true;
        var backend = Backend(_ => fails ? Error(500, "InternalServerError") : Ok(), new RetryOptions { Quota = 30 });

        // A retry after a failure takes 14 of 30.
        (await SendAsync(backend, isSafe: true)).Dispose();
        Assert.Equal(3, _sent);
        (await SendAsync(backend, isSafe: true)).Dispose();
        Assert.Equal(4, _sent);

        // 2 are left, and 12 successes earn one each.
        fails = false;
        for (var i = 0; i < 12; i++)
            (await SendAsync(backend, isSafe: true)).Dispose();
        fails = true;
        (await SendAsync(backend, isSafe: true)).Dispose();
        Assert.Equal(4 + 12 + 2, _sent);
    }

    [Fact]
    public async Task Throttling_costs_the_quota_less_and_a_retry_that_succeeds_costs_nothing()
    {
        using (await SendAsync(Backend(_ => Error(400, Throttled), new RetryOptions { Quota = 14, Attempts = 9 }), isSafe: true))
            Assert.Equal(3, _sent);

        _sent = 0;
        var backend = Backend(number => number % 2 == 1 ? Error(500, "InternalServerError") : Ok(), new RetryOptions { Quota = 14 });
        for (var i = 0; i < 20; i++)
        {
            using var answer = await SendAsync(backend, isSafe: true);
            Assert.Equal(200, answer.Status);
        }

        Assert.Equal(40, _sent);
    }

    [Theory]
    [InlineData(Throttled)]
    [InlineData(InConflict)]
    public async Task What_may_have_been_carried_out_is_not_called_throttled_or_in_conflict(string code)
    {
        using var answer = await SendAsync(Backend(number => number == 2 ? Error(500, "InternalServerError") : Error(400, code)), isSafe: true);

        Assert.Equal((500, 4), (answer.Status, _sent));
    }

    [Theory]
    [InlineData(true, 500, 2)]
    [InlineData(false, 400, 1)]
    public async Task A_conflict_with_a_transaction_does_not_hide_what_may_have_been_carried_out_before(bool fails, int status, int sent)
    {
        using var answer = await SendAsync(Backend(number => fails && number == 1 ? Error(500, Failed) : Error(400, "TransactionConflictException")), isSafe: true);

        Assert.Equal((status, sent), (answer.Status, _sent));
    }

    [Fact]
    public async Task Nobody_sleeps_past_a_deadline()
    {
        var options = new RetryOptions { Attempts = 100 };
        for (var i = 0; i < 50; i++)
        {
            var deadline = _clock.GetUtcNow().AddSeconds(2);
            using var answer = await SendAsync(Backend(_ => Error(400, Throttled), options), isSafe: true, deadline);
            Assert.Equal(400, answer.Status);
            Assert.True(_clock.GetUtcNow() < deadline);
        }
    }

    [Theory]
    [InlineData("PutItem", true)]
    [InlineData("GetItem", false)]
    public async Task An_answer_that_the_deadline_cut_off_says_what_may_have_happened(string operation, bool mayHaveHappened)
    {
        var backend = Backend(_ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            throw new TimeoutException("too late");
        });

        var over = await Assert.ThrowsAsync<DeadlineException>(() => SendAsync(backend, isSafe: true, _clock.GetUtcNow().AddSeconds(3), operation));

        Assert.Equal((operation, mayHaveHappened, 1), (over.Operation, over.MayHaveHappened, _sent));
        Assert.IsType<EndpointException>(over.InnerException);
    }

    [Fact]
    public async Task After_a_deadline_nothing_is_sent()
    {
        var over = await Assert.ThrowsAsync<DeadlineException>(() => SendAsync(Backend(_ => Ok()), isSafe: true, _clock.GetUtcNow(), "PutItem"));

        Assert.Equal((false, 0), (over.MayHaveHappened, _sent));
        Assert.Contains("nothing was written by it", over.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(IOException), true, 4)]
    [InlineData(typeof(HttpRequestException), true, 4)]
    [InlineData(typeof(TimeoutException), false, 1)]
    public async Task What_any_backend_throws_for_a_broken_connection_is_an_endpoint_that_failed(Type type, bool isSafe, int sent)
    {
        var failed = await Assert.ThrowsAsync<EndpointException>(() => SendAsync(Backend(_ => throw (Exception)Activator.CreateInstance(type)!), isSafe));

        Assert.IsType(type, failed.InnerException);
        Assert.Equal((null, sent), (failed.Address, _sent));
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var backend = new RetryingBackend(
            new Scripted(false, _ =>
            {
                cancelled.Cancel();
                return Error(400, Throttled);
            }),
            new RetryOptions { ThrottlingDelay = TimeSpan.FromDays(1), LongestDelay = TimeSpan.FromDays(1) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => backend.SendAsync(new BackendRequest("GetItem", default, CallContext.None), cancelled.Token).AsTask());
    }

    private static BackendResponse Ok() => new(200, "", "{}"u8.ToArray());

    private static BackendResponse Error(int status, string code, TimeSpan retryAfter = default) =>
        new(status, "", Encoding.UTF8.GetBytes($$"""{"__type":"a#{{code}}"}""")) { RetryAfter = retryAfter };

    private RetryingBackend Backend(Func<int, BackendResponse> answer, RetryOptions? options = null, bool isLocal = false) =>
        new(new Scripted(isLocal, _ => answer(++_sent)), options, _clock);

    private static Task<BackendResponse> SendAsync(RetryingBackend backend, bool isSafe, DateTimeOffset? deadline = null, string operation = "GetItem") =>
        backend.SendAsync(
            new BackendRequest(operation, "{}"u8.ToArray(), new CallContext { IsRetrySafe = isSafe, Deadline = deadline }), TestContext.Current.CancellationToken).AsTask();

    private sealed class Scripted(bool isLocal, Func<BackendRequest, BackendResponse> answer) : IBackend
    {
        public bool IsLocal => isLocal;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => new(answer(request));
    }
}
