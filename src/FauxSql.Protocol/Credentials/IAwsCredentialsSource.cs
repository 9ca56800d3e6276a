namespace FauxSql.Protocol.Credentials;

/// <summary>Where the credentials for AWS come from. It is asked before every request that is sent, so it keeps what it found. Safe for concurrent use.</summary>
public interface IAwsCredentialsSource
{
    /// <summary>Credentials that are valid now.</summary>
    /// <param name="refused">
    /// Credentials that the service says have expired, which are not to be given again where others can be had; or <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The credentials: the same object as long as they are the same.</returns>
    ValueTask<AwsCredentials> GetAsync(AwsCredentials? refused, CancellationToken cancellationToken);
}
