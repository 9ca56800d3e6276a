using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FauxSql.AwsSdk.Backends;
using FauxSql.AwsSdk.Clients;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk;

/// <summary>Bridges between the AWS SDK's DynamoDB client and a FauxSql backend, in both directions.</summary>
public static class AwsClientExtensions
{
    /// <summary>
    /// A real <see cref="AmazonDynamoDBClient"/> whose requests go to a backend, such as the embedded engine, without a socket. Whatever is
    /// written against the AWS SDK, <c>DynamoDBContext</c> included, runs on it. Requests are not signed; retries, time-outs and
    /// marshalling are the SDK's own.
    /// </summary>
    /// <param name="backend">What answers the operations. It stays the caller's to dispose of; many clients may share it.</param>
    /// <param name="configure">
    /// Changes the client's settings, for instance <c>config => config.MaxErrorRetry = 0</c>. The endpoint and the HTTP client factory are
    /// set afterwards, since they lead to the backend.
    /// </param>
    /// <returns>The client, to be disposed of by the caller.</returns>
    public static AmazonDynamoDBClient CreateAwsClient(this IBackend backend, Action<AmazonDynamoDBConfig>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(backend);

        var config = new AmazonDynamoDBConfig();
        configure?.Invoke(config);
        config.ServiceURL = BackendHandler.Address;
        config.HttpClientFactory = new BackendHttpClientFactory(backend);
        return new AmazonDynamoDBClient(new AnonymousAWSCredentials(), config);
    }

    /// <summary>
    /// A backend that sends its operations through an AWS SDK client: the SDK's credentials, endpoints and retries, or any other
    /// implementation of <see cref="IAmazonDynamoDB"/>. It maps JSON to the SDK's types and back by reflection, which takes several times
    /// longer than FauxSql's own HTTP backend and is not for Native AOT.
    /// </summary>
    /// <param name="client">The client. It stays the caller's to dispose of.</param>
    /// <param name="isLocal">
    /// Whether the data behind the client is on this machine and may be created or dropped freely (<see cref="IBackend.IsLocal"/>).
    /// </param>
    /// <remarks>
    /// A body that the SDK's request type cannot hold (an unknown member, a text where a number belongs) is refused with a
    /// <see cref="NotSupportedException"/> before anything is sent.
    /// </remarks>
    public static IBackend AsBackend(this IAmazonDynamoDB client, bool isLocal = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new AwsClientBackend(client, isLocal);
    }
}
