namespace FauxSql.Protocol.Credentials;

/// <summary>
/// What requests to AWS are signed with. As a source of credentials they are always these, whatever the service says of them.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html
/// </summary>
public sealed class AwsCredentials : IAwsCredentialsSource
{
    /// <summary>Credentials with these values.</summary>
    /// <param name="accessKeyId">The id of the key, such as <c>AKIDEXAMPLE</c>.</param>
    /// <param name="secretAccessKey">The key.</param>
    /// <param name="sessionToken">The token of temporary credentials, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The id or the key is empty, or the id or the token has characters other than visible ASCII.</exception>
    public AwsCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(secretAccessKey);
        AccessKeyId = IsVisible(accessKeyId) ? accessKeyId : throw Unsendable("access key id", nameof(accessKeyId));
        SecretAccessKey = secretAccessKey;
        if (string.IsNullOrEmpty(sessionToken))
            return;
        SessionToken = IsVisible(sessionToken) ? sessionToken : throw Unsendable("session token", nameof(sessionToken));
    }

    /// <summary>The id of the key.</summary>
    public string AccessKeyId { get; }

    /// <summary>The key.</summary>
    public string SecretAccessKey { get; }

    /// <summary>The token of temporary credentials, or <see langword="null"/>.</summary>
    public string? SessionToken { get; }

    /// <inheritdoc/>
    public ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken) => new(this);

    /// <summary>The id of the key, and no secret.</summary>
    public override string ToString() => AccessKeyId;

    // They are sent in headers; a line break from a file would begin another one.
    private static bool IsVisible(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static ArgumentException Unsendable(string what, string parameter) =>
        new($"The {what} has blanks, line breaks or other characters that are not visible ASCII. Copy it again.", parameter);
}
