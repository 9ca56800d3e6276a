using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using FauxSql.Protocol.Credentials;

namespace FauxSql.AwsSdk;

/// <summary>
/// The AWS SDK's credentials for FauxSql's own HTTP backend: <c>DynamoEndpoint.Aws("eu-west-1", new() { Credentials = SdkCredentials.Default() })</c>. The SDK
/// finds them, and renews temporary ones before they expire.
/// </summary>
public sealed class SdkCredentials : IAwsCredentialsSource
{
    // The SDK renews credentials minutes before they expire; asking it for each request takes longer than signing.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly Func<Task<AWSCredentials>> _resolve;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _renewing = new(1);
    private volatile Answer? _last;

    private SdkCredentials(Func<Task<AWSCredentials>> resolve, TimeProvider? time) => (_resolve, _time) = (resolve, time ?? TimeProvider.System);

    /// <summary>
    /// The SDK's whole chain: the environment, web identity, profiles with roles and single sign-on, containers, and the instance's role.
    /// https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/creds-assign.html
    /// </summary>
    /// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
    public static SdkCredentials Default(TimeProvider? time = null)
    {
        // One of its own: what the process found before, with another environment, is nothing to this one.
        var resolver = new DefaultAWSCredentialsIdentityResolver();
        return new SdkCredentials(() => resolver.ResolveIdentityAsync(clientConfig: null), time);
    }

    /// <summary>A profile of the files that the AWS command line writes.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="file">The file, or <see langword="null"/> for those of the user.</param>
    /// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
    public static SdkCredentials OfProfile(string name, string? file = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new SdkCredentials(
            () => new CredentialProfileStoreChain(file).TryGetAWSCredentials(name, out var credentials)
                ? Task.FromResult(credentials)
                : throw new AmazonClientException($"There is no profile '{name}' with credentials in {file ?? "the user's files"}. Make one with 'aws configure --profile {name}'."),
            time);
    }

    /// <summary>Any credentials of the SDK.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
    public static SdkCredentials Of(AWSCredentials credentials, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new SdkCredentials(() => Task.FromResult(credentials), time);
    }

    /// <inheritdoc/>
    /// <exception cref="AmazonClientException">The SDK found none, with where it looked.</exception>
    public ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken) =>
        Fresh(refused) is { } kept ? new ValueTask<AwsCredentials>(kept) : RenewAsync(refused, cancellationToken);

    private AwsCredentials? Fresh(AwsCredentials? refused) =>
        _last is { } last && !ReferenceEquals(last.Credentials, refused) && _time.GetElapsedTime(last.At) < Kept ? last.Credentials : null;

    private async ValueTask<AwsCredentials> RenewAsync(AwsCredentials? refused, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Fresh(refused) is { } fresh)
                return fresh;
            var source = await ResolveAsync(refused, cancellationToken).ConfigureAwait(false);
            var found = await source.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            var credentials = _last is { } last && IsSame(last.Credentials, found)
                ? last.Credentials
                : new AwsCredentials(found.AccessKey, found.SecretKey, found.Token);
            _last = new Answer(credentials, _time.GetTimestamp());
            return credentials;
        }
        finally
        {
            _renewing.Release();
        }
    }

    private async Task<AWSCredentials> ResolveAsync(AwsCredentials? refused, CancellationToken cancellationToken)
    {
        var source = await _resolve().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (refused is not null && source is RefreshingAWSCredentials refreshing)
            refreshing.ClearCredentials();
        return source;
    }

    private static bool IsSame(AwsCredentials one, ImmutableCredentials other) =>
        one.AccessKeyId == other.AccessKey && one.SecretAccessKey == other.SecretKey && (one.SessionToken ?? "") == (other.Token ?? "");

    private sealed record Answer(AwsCredentials Credentials, long At);
}
