using FauxSql.Errors;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http;

/// <summary>
/// The credentials that stand in the environment, read once, and again when the service says that they have expired.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
/// </summary>
internal sealed class EnvironmentCredentials(Func<string, string?> variable) : IAwsCredentialsSource
{
    private volatile AwsCredentials? _current;

    public ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken)
    {
        if (_current is { } current && current != refused)
            return new ValueTask<AwsCredentials>(current);
        var read = Read();
        return new ValueTask<AwsCredentials>(_current = refused is not null && IsSame(read, refused) ? refused : read);
    }

    private AwsCredentials Read()
    {
        var environment = new AwsEnvironment(variable);
        var (id, secret) = (environment.TextOf("AWS_ACCESS_KEY_ID"), environment.TextOf("AWS_SECRET_ACCESS_KEY"));
        if (id is null || secret is null)
            throw new AwsSettingsException(
                $"There are no credentials for AWS: {MissingOf(id, secret)} not set in the environment. Set them, give EndpointOptions.Credentials, or "
                + "use the AWS SDK's profiles, single sign-on and roles through SdkCredentials of FauxSql.AwsSdk.");
        try
        {
            return new AwsCredentials(id, secret, environment.TextOf("AWS_SESSION_TOKEN"));
        }
        catch (ArgumentException exception)
        {
            throw new AwsSettingsException($"The credentials in the environment cannot be used. {exception.Message}", exception);
        }
    }

    private static string MissingOf(string? id, string? secret) => (id, secret) switch
    {
        (null, null) => "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are",
        (null, _) => "AWS_ACCESS_KEY_ID is",
        _ => "AWS_SECRET_ACCESS_KEY is",
    };

    private static bool IsSame(AwsCredentials one, AwsCredentials other) =>
        one.AccessKeyId == other.AccessKeyId && one.SecretAccessKey == other.SecretAccessKey && one.SessionToken == other.SessionToken;
}
