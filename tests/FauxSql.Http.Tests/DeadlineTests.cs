using FauxSql.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace FauxSql.Http.Tests;

/// <summary>A deadline that passes at each of the steps of a request, and what is said of the write then.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private int _asked;
    private int _sent;

    [Theory]
    [InlineData("PutItem", 1, 0, 0, false)]
    [InlineData("PutItem", 0, 1, 1, true)]
    [InlineData("PutItem", 2, 0, 1, false)]
    [InlineData("PutItem", 0, 2, 2, true)]
    [InlineData("GetItem", 0, 2, 2, false)]
    public async Task A_write_may_have_happened_when_it_was_sent_and_not_refused(string operation, int silentSource, int silentEndpoint, int sent, bool mayHaveHappened)
    {
        using var backend = Connect(silentSource, silentEndpoint, () => CannedHandler.Error(400, "ExpiredTokenException"));

        var late = await Assert.ThrowsAsync<DeadlineException>(() => SendAsync(backend, operation));

        Assert.Equal((sent, mayHaveHappened), (_sent, late.MayHaveHappened));
    }

    [Theory]
    [InlineData("PutItem", true)]
    [InlineData("GetItem", false)]
    public async Task A_write_that_failed_may_have_happened_though_its_retry_was_not_sent(string operation, bool mayHaveHappened)
    {
        using var endpoint = Connect(silentSource: 2, silentEndpoint: 0, () => CannedHandler.Error(500, "InternalServerError"));
        var backend = new RetryingBackend(endpoint, new RetryOptions { FailureDelay = TimeSpan.Zero }, _clock);

        var late = await Assert.ThrowsAsync<DeadlineException>(() => SendAsync(backend, operation));

        Assert.Equal((2, 1, mayHaveHappened), (_asked, _sent, late.MayHaveHappened));
    }

    [Fact]
    public async Task Credentials_that_do_not_come_in_the_time_of_an_attempt_are_said_to_be_missing()
    {
        using var endpoint = Connect(silentSource: 1, silentEndpoint: 0, () => CannedHandler.Error(500, "InternalServerError"), attempt: Limit / 2);
        var backend = new RetryingBackend(endpoint, new RetryOptions { FailureDelay = TimeSpan.Zero }, _clock);

        var missing = await Assert.ThrowsAsync<AwsSettingsException>(() => SendAsync(backend, "PutItem", 4 * Limit));

        Assert.Equal("No credentials for AWS could be had: their source did not answer within 0.5 s", missing.Message);
        Assert.Equal((1, 0), (_asked, _sent));
    }

    [Theory]
    [InlineData("PutItem", false)]
    [InlineData("GetItem", true)]
    public async Task A_write_that_failed_is_not_called_without_credentials_because_its_retry_was(string operation, bool isMissing)
    {
        using var endpoint = Connect(silentSource: 2, silentEndpoint: 0, () => CannedHandler.Error(500, "InternalServerError"), attempt: Limit / 2);
        var backend = new RetryingBackend(endpoint, new RetryOptions { FailureDelay = TimeSpan.Zero }, _clock);

        Assert.Equal(isMissing, await Record.ExceptionAsync(() => SendAsync(backend, operation, 4 * Limit)) is AwsSettingsException);
        Assert.Equal((2, 1), (_asked, _sent));
    }

    // How often the source is asked and the endpoint called until the deadline passes meanwhile; 0 is never.
    private HttpBackend Connect(int silentSource, int silentEndpoint, Func<HttpResponseMessage> answer, TimeSpan? attempt = null)
    {
        var source = new Source(token => ++_asked == silentSource ? PassAsync(token) : Task.CompletedTask);
        var handler = new Handler(token => ++_sent == silentEndpoint ? PassAsync(token) : Task.CompletedTask, answer);
        return DynamoEndpoint.At(
            "http://127.0.0.1:1", new EndpointOptions { Handler = () => handler, Credentials = source, Region = "eu-west-1", AttemptTimeout = attempt ?? 2 * Limit, Time = _clock });
    }

    private async Task SendAsync(IBackend backend, string operation, TimeSpan? limit = null)
    {
        var context = new CallContext { Deadline = _clock.GetUtcNow() + (limit ?? Limit), IsRetrySafe = true };
        using var answer = await backend.SendAsync(new BackendRequest(operation, "{}"u8.ToArray(), context), TestContext.Current.CancellationToken);
    }

    private Task PassAsync(CancellationToken cancellationToken)
    {
        _clock.Advance(Limit);
        return Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private sealed class Source(Func<CancellationToken, Task> wait) : IAwsCredentialsSource
    {
        public async ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken)
        {
            await wait(cancellationToken);
            return new AwsCredentials("AKID", "secret");
        }
    }

    private sealed class Handler(Func<CancellationToken, Task> wait, Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await wait(cancellationToken);
            return answer();
        }
    }
}
