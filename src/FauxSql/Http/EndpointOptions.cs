using FauxSql.Protocol.Credentials;

namespace FauxSql.Http;

/// <summary>How an endpoint is reached. The defaults are those of AWS's own SDKs: what is not said here is looked for in the environment.</summary>
public sealed record EndpointOptions
{
    /// <summary>The Region, such as <c>eu-west-1</c>; by default that of AWS_REGION, then of AWS_DEFAULT_REGION.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// What requests are signed with: <see cref="AwsCredentials"/>, or a source of them such as the AWS SDK's chain in FauxSql.AwsSdk. By default the
    /// environment's AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
    /// </summary>
    public IAwsCredentialsSource? Credentials { get; init; }

    /// <summary>
    /// Whether AWS is reached at an endpoint with FIPS 140-3 validated cryptography; by default what AWS_USE_FIPS_ENDPOINT says. Not for an address of one's own.
    /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html
    /// </summary>
    public bool? UseFips { get; init; }

    /// <summary>Whether AWS is reached at an endpoint that has IPv6 addresses beside IPv4; by default what AWS_USE_DUALSTACK_ENDPOINT says. Not for an address of one's own.</summary>
    public bool? UseDualStack { get; init; }

    /// <summary>
    /// How long one attempt may take, connecting included, before it counts as failed; 10 seconds by default, and
    /// <see cref="Timeout.InfiniteTimeSpan"/> is without end.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than nothing.</exception>
    public TimeSpan AttemptTimeout
    {
        get;
        init => field = value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An attempt needs some time.");
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Makes what sends the requests, for a proxy, certificates of one's own, or tests; by default a <see cref="SocketsHttpHandler"/> without proxy, cookies
    /// and redirects, whose connections last five minutes. It is disposed of with the backend.
    /// </summary>
    public Func<HttpMessageHandler>? Handler { get; init; }

    /// <summary>The clock for signatures and time-outs; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>After how long a connection takes no more requests, so that those that follow find out by what address the endpoint is reached now.</summary>
    internal TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The variables of the environment.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
