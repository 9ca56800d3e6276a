using Amazon.Runtime;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Clients;

/// <summary>Hands the SDK one HTTP client that reaches a backend. It holds no connections, so nobody needs to dispose of it.</summary>
internal sealed class BackendHttpClientFactory : HttpClientFactory
{
    private readonly HttpClient _client;

    public BackendHttpClientFactory(IBackend backend) =>
        _client = new HttpClient(new BackendHandler(backend)) { Timeout = Timeout.InfiniteTimeSpan };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
