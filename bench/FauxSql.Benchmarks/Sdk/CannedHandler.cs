using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;

namespace FauxSql.Benchmarks.Sdk;

/// <summary>Answers every request of the AWS SDK with the same body, so that nothing but the SDK's own work is left.</summary>
internal sealed class CannedHandler(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");

    /// <summary>What the SDK is told to use in place of its own HTTP client.</summary>
    public static HttpClientFactory Factory(byte[] body) => new CannedFactory(new HttpClient(new CannedHandler(body)));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }

    private sealed class CannedFactory(HttpClient client) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
