using System.Globalization;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http.Tests;

/// <summary>Signatures that the service refuses: which are made again, and with what.</summary>
public sealed class CorrectionTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("InvalidSignatureException", "Signature expired: 20260601T120000Z is now earlier than 20260601T145500Z", 180, 180)]
    [InlineData("InvalidSignatureException", "Signature not yet current: 20260601T120000Z is still later than", -180, -180)]
    [InlineData("RequestTimeTooSkewed", "", 180, 180)]
    [InlineData("RequestExpired", "", 180, 180)]
    [InlineData("RequestInTheFuture", "", -10, -10)]
    [InlineData("SignatureDoesNotMatch", "", 180, 180)]
    [InlineData("AuthFailure", "", 180, 180)]
    // The request was held up, and the clocks agree: it is signed again as it is.
    [InlineData("InvalidSignatureException", "Signature expired: long ago", 0, 0)]
    public async Task A_request_that_was_signed_at_a_wrong_time_is_signed_again_once(string code, string message, int minutes, int corrected)
    {
        var handler = new CannedHandler((_, number) => number == 1 ? Dated(CannedHandler.Error(400, code, message), minutes) : CannedHandler.Answer(200, "{}"));
        using var backend = Connect(handler);

        Assert.Equal(200, await SendAsync(backend));
        Assert.Equal(200, await SendAsync(backend));

        // And what was learned is kept.
        var dates = handler.Sent.Select(sent => sent.Headers["X-Amz-Date"]).ToList();
        Assert.Equal([Text(Now), Text(Now.AddMinutes(corrected)), Text(Now.AddMinutes(corrected))], dates);
    }

    [Theory]
    [InlineData("InvalidSignatureException", "The request signature we calculated does not match", 0)]
    [InlineData("InvalidSignatureException", "The request signature we calculated does not match", 3)]
    [InlineData("SignatureDoesNotMatch", "", 0)]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", 180)]
    [InlineData("AccessDeniedException", "", 180)]
    [InlineData("ValidationException", "", 180)]
    public async Task Other_refusals_stand(string code, string message, int minutes)
    {
        var handler = new CannedHandler((_, _) => Dated(CannedHandler.Error(400, code, message), minutes));
        using var backend = Connect(handler);

        Assert.Equal(400, await SendAsync(backend));

        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_clock_that_stays_wrong_is_not_tried_without_end()
    {
        var handler = new CannedHandler((_, number) => Dated(CannedHandler.Error(400, "RequestTimeTooSkewed"), number * 60));
        using var backend = Connect(handler);

        Assert.Equal(400, await SendAsync(backend));

        Assert.Equal(2, handler.Sent.Count);
    }

    [Theory]
    [InlineData("ExpiredTokenException")]
    [InlineData("ExpiredToken")]
    public async Task Expired_credentials_are_asked_for_again_once(string code)
    {
        var handler = new CannedHandler((_, number) => number == 1 ? CannedHandler.Error(400, code) : CannedHandler.Answer(200, "{}"));
        var source = new CountingSource();
        using var backend = Connect(handler, source);

        Assert.Equal(200, await SendAsync(backend));

        Assert.Equal(["token0", "token1"], handler.Sent.Select(sent => sent.Headers["X-Amz-Security-Token"]));
    }

    [Fact]
    public async Task Credentials_that_keep_expiring_are_an_error()
    {
        var handler = new CannedHandler((_, _) => CannedHandler.Error(400, "ExpiredTokenException"));
        using var backend = Connect(handler, new CountingSource());

        Assert.Equal(400, await SendAsync(backend));

        Assert.Equal(2, handler.Sent.Count);
    }

    [Fact]
    public async Task Credentials_that_stay_the_same_are_not_tried_again()
    {
        var handler = new CannedHandler((_, _) => CannedHandler.Error(400, "ExpiredTokenException"));
        using var backend = Connect(handler);

        Assert.Equal(400, await SendAsync(backend));

        Assert.Single(handler.Sent);
    }

    private static HttpBackend Connect(CannedHandler handler, IAwsCredentialsSource? source = null) => DynamoEndpoint.At(
        "http://127.0.0.1:1",
        new EndpointOptions { Region = "eu-west-1", Credentials = source ?? new AwsCredentials("AKID", "secret"), Handler = () => handler, Time = new SteppingClock(Now) });

    private static async Task<int> SendAsync(HttpBackend backend)
    {
        using var answer = await backend.SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken);
        return answer.Status;
    }

    private static HttpResponseMessage Dated(HttpResponseMessage answer, int minutes)
    {
        answer.Headers.Date = Now.AddMinutes(minutes);
        return answer;
    }

    private static string Text(DateTimeOffset date) => date.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private sealed class CountingSource : IAwsCredentialsSource
    {
        private int _count;
        private AwsCredentials _current = new("AKID", "secret", "token0");

        public ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken)
        {
            if (refused is not null)
                _current = new AwsCredentials("AKID", "secret", $"token{++_count}");
            return new ValueTask<AwsCredentials>(_current);
        }
    }
}
