using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using FauxSql.Backends;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http.Tests;

/// <summary>What is sent, signed again by the AWS SDK.</summary>
public sealed class SignedRequestTests
{
    private static readonly string LongToken = string.Concat(Enumerable.Repeat("IQoJb3JpZ2luX2VjE/+==", 100));

    public static TheoryData<string, string, string?> Requests { get; } = new()
    {
        { "https://dynamodb.eu-west-1.amazonaws.com", "GetItem", null },
        { "https://dynamodb.eu-west-1.amazonaws.com", "GetItem", "short" },
        { "https://dynamodb.eu-west-1.amazonaws.com", "TransactWriteItems", LongToken },
        { "http://127.0.0.1:8000", "Query", null },
        { "http://[::1]:8000", "Query", null },
        { "https://host.example:443/a%20path/below", "PutItem", null },
        { "https://bücher.example", "PutItem", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_is_signed_as_the_AWS_SDK_signs_it(string url, string operation, string? token)
    {
        var handler = new CannedHandler();
        var credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token);
        using var backend = DynamoEndpoint.At(url, new EndpointOptions { Region = "eu-west-1", Credentials = credentials, Handler = () => handler });
        var body = new byte[5000];
        Random.Shared.NextBytes(body);

        using var answer = await backend.SendAsync(new BackendRequest(operation, body, CallContext.None), TestContext.Current.CancellationToken);

        var (address, headers, _) = Assert.Single(handler.Sent);
        Assert.Equal(token, headers.GetValueOrDefault("X-Amz-Security-Token"));
        Assert.Equal("DynamoDB_20120810." + operation, headers["X-Amz-Target"]);
        Assert.Equal(ExpectedOf(address, headers, body, credentials), headers["Authorization"]);
    }

    [Fact]
    public async Task A_day_and_other_credentials_have_keys_of_their_own()
    {
        var handler = new CannedHandler();
        var time = new SteppingClock(DateTimeOffset.Parse("2026-02-28T23:59:59Z", CultureInfo.InvariantCulture));
        var source = new SwitchingSource(new AwsCredentials("AKID1", "one", "a"));
        using var backend = DynamoEndpoint.At("http://127.0.0.1:1", new EndpointOptions { Region = "eu-west-1", Credentials = source, Handler = () => handler, Time = time });
        var used = new List<AwsCredentials>();

        async Task SendAsync()
        {
            used.Add(source.Current);
            (await backend.SendAsync(new BackendRequest("GetItem", "{}"u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken)).Dispose();
        }

        await SendAsync();
        time.Now += TimeSpan.FromSeconds(1);
        await SendAsync();
        source.Current = new AwsCredentials("AKID2", "two");
        await SendAsync();
        source.Current = used[0];
        await SendAsync();

        Assert.Equal(["20260228T235959Z", "20260301T000000Z", "20260301T000000Z", "20260301T000000Z"], handler.Sent.Select(sent => sent.Headers["X-Amz-Date"]));
        Assert.All(handler.Sent.Zip(used), sent => Assert.Equal(ExpectedOf(sent.First.Address, sent.First.Headers, sent.First.Body, sent.Second), sent.First.Headers["Authorization"]));
    }

    [Fact]
    public async Task An_attempt_after_a_failure_is_signed_when_it_is_sent()
    {
        var time = new SteppingClock(DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture));
        var handler = new CannedHandler((_, number) =>
        {
            if (number == 2)
                return CannedHandler.Answer(200, "{}");
            // The process is frozen for longer than a signature is valid.
            time.Now += TimeSpan.FromMinutes(20);
            return CannedHandler.Error(500, "InternalServerError");
        });
        var credentials = new AwsCredentials("AKID", "secret", "token");
        using var backend = DynamoEndpoint.At("http://127.0.0.1:1", new EndpointOptions { Region = "eu-west-1", Credentials = credentials, Handler = () => handler, Time = time });
        var retrying = new RetryingBackend(backend, new RetryOptions { FailureDelay = TimeSpan.Zero });

        using var answer = await retrying.SendAsync(
            new BackendRequest("GetItem", "{}"u8.ToArray(), new CallContext { IsRetrySafe = true }), TestContext.Current.CancellationToken);

        Assert.Equal(200, answer.Status);
        Assert.Equal(["20260601T120000Z", "20260601T122000Z"], handler.Sent.Select(sent => sent.Headers["X-Amz-Date"]));
        Assert.All(handler.Sent, sent => Assert.Equal(ExpectedOf(sent.Address, sent.Headers, sent.Body, credentials), sent.Headers["Authorization"]));
    }

    // The text that is signed, put together from what was really sent.
    private static string ExpectedOf(Uri address, Dictionary<string, string> headers, byte[] body, AwsCredentials credentials)
    {
        var signed = headers["Authorization"].Split("SignedHeaders=")[1].Split(',')[0];
        Assert.Superset(
            new HashSet<string>(headers.Keys.Where(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)).Select(name => name.ToLowerInvariant()).Append("host"), StringComparer.Ordinal),
            new HashSet<string>(signed.Split(';'), StringComparer.Ordinal));
        var host = address.IdnHost.Contains(':', StringComparison.Ordinal) ? $"[{address.IdnHost}]" : address.IdnHost;
        host = address.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}");
        var lines = signed.Split(';').Select(name => $"{name}:{(name == "host" ? host : headers[name])}\n");
        var canonical = $"POST\n{address.AbsolutePath.Replace("%", "%25", StringComparison.Ordinal)}\n\n{string.Concat(lines)}\n{signed}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        var date = DateTime.ParseExact(headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        return AWS4Signer.ComputeSignature(
            new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken), "eu-west-1", date, "dynamodb", signed, canonical)
            .ForAuthorizationHeader.Replace("AWS4-HMAC-SHA256,", "AWS4-HMAC-SHA256", StringComparison.Ordinal);
    }

    private sealed class SwitchingSource(AwsCredentials first) : IAwsCredentialsSource
    {
        public AwsCredentials Current { get; set; } = first;

        public ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken) => new(Current);
    }
}
