using System.Globalization;
using System.IO.Hashing;
using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;

namespace FauxSql.Benchmarks.Sdk;

/// <summary>Answers every request with the same body, so that nothing but the client's own work is left.</summary>
/// <param name="body">The body.</param>
/// <param name="isChecked">Whether answers have an id and a checksum, as those of AWS do.</param>
internal sealed class CannedHandler(byte[] body, bool isChecked = false) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");

    private readonly string _checksum = Crc32.HashToUInt32(body).ToString(CultureInfo.InvariantCulture);

    /// <summary>What the SDK is told to use in place of its own HTTP client.</summary>
    public static HttpClientFactory Factory(byte[] body) => Factory(new CannedHandler(body));

    /// <inheritdoc cref="Factory(byte[])"/>
    public static HttpClientFactory Factory(CannedHandler handler) => new CannedFactory(new HttpClient(handler));

    /// <summary>Looks at each request before it is answered, where it is checked what is sent.</summary>
    public Func<HttpRequestMessage, Task>? Observe { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Observe is null ? Task.FromResult(Answer(request)) : ObservedAsync(Observe, request);

    private async Task<HttpResponseMessage> ObservedAsync(Func<HttpRequestMessage, Task> observe, HttpRequestMessage request)
    {
        await observe(request).ConfigureAwait(false);
        return Answer(request);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
        if (isChecked)
        {
            answer.Headers.TryAddWithoutValidation("x-amzn-RequestId", "UEAKDPHJ6UEAKDPHJ6UEAKDPHJ6UEAKDPHJ6UEAKDPHJ6UEAKDPH");
            answer.Headers.TryAddWithoutValidation("x-amz-crc32", _checksum);
        }

        return answer;
    }

    private sealed class CannedFactory(HttpClient client) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
