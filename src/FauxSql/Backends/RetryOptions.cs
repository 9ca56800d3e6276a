namespace FauxSql.Backends;

/// <summary>
/// How often and after how long a request is sent again. The defaults are those of the "standard" mode of AWS's SDKs for DynamoDB.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
/// </summary>
public sealed record RetryOptions
{
    /// <summary>How often a request is sent at most; 4 by default, and 1 is never again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Attempts
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A request is sent once at least.");
    } = 4;

    /// <summary>The most that is waited after the first failure of the service or the connection; 25 ms by default, and twice as much each time.</summary>
    public TimeSpan FailureDelay { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// The most that is waited after the first throttling; 1 second by default, which capacity needs to come back, and twice as much each time. On a local
    /// backend, which has none to spare, <see cref="FailureDelay"/> is waited instead.
    /// </summary>
    public TimeSpan ThrottlingDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What no single wait exceeds; 20 seconds by default. Where the service itself asks for more (<c>x-amz-retry-after</c>), up to 5 seconds come on top.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// What all requests of a database may spend on retries before successes earn more: a retry takes 14 after a failure and 5 after throttling, its success
    /// gives that back, and a request that succeeds at once gives 1. 500 by default; <see cref="int.MaxValue"/> is without end. When it is spent, the service
    /// is failing, and retries would keep it from recovering.
    /// </summary>
    public int Quota { get; init; } = 500;
}
