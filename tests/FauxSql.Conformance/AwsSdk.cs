using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.AwsSdk;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

/// <summary>
/// The suites through the real AWS SDK client: a suite's JSON becomes the SDK's typed request, the SDK marshals and sends it to the engine,
/// and its typed response or exception becomes JSON again. A request that no typed client can hold is skipped, and says so.
/// </summary>
public sealed class AwsSdk : IBackend
{
    private readonly AsyncLocal<Exchange?> _exchange = new();
    private readonly IBackend _throughClient;

    private AwsSdk(IBackend engine) => _throughClient = new Wiretap(engine, _exchange).CreateAwsClient(config => config.MaxErrorRetry = 0).AsBackend();

    public bool IsLocal => true;

    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync()
    {
        var engine = EmbeddedDynamo.InMemory();
        return Task.FromResult<(IBackend, IAsyncDisposable)>((new AwsSdk(engine), engine));
    }

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var exchange = _exchange.Value = new Exchange();
        try
        {
            var response = await _throughClient.SendAsync(request, cancellationToken);
            exchange.AssertNothingWasLost(request.Body, response);
            return response;
        }
        catch (NotSupportedException reason)
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    private sealed class Exchange
    {
        // Values nested as deep as the service allows, and a little deeper.
        private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

        private JsonNode? _sent;
        private JsonNode? _received;

        public void Record(ReadOnlyMemory<byte> sent, BackendResponse received) =>
            (_sent, _received) = (JsonNode.Parse(sent.Span, documentOptions: Deep), Parse(received.Body.Span));

        // The suite's request must have reached the engine, and the engine's answer the suite, whatever types lie between.
        public void AssertNothingWasLost(ReadOnlyMemory<byte> request, BackendResponse response)
        {
            var asked = JsonNode.Parse(request.Span, documentOptions: Deep)!.AsObject();
            if (_sent is JsonObject sent && !asked.ContainsKey("ClientRequestToken"))
                sent.Remove("ClientRequestToken"); // the SDK makes one up
            AssertEqual(asked, _sent);
            AssertEqual(_received, Parse(response.Body.Span));
        }

        // Some operations answer with no body, which a typed response cannot tell from an empty one.
        private static JsonNode? Parse(ReadOnlySpan<byte> answer) => answer.IsEmpty ? new JsonObject() : JsonNode.Parse(answer, documentOptions: Deep);

        private static void AssertEqual(JsonNode? expected, JsonNode? actual) =>
            Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected?.ToJsonString()}\nbecame\n{actual?.ToJsonString()}");
    }

    private sealed class Wiretap(IBackend engine, AsyncLocal<Exchange?> exchange) : IBackend
    {
        public bool IsLocal => engine.IsLocal;

        public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            var response = await engine.SendAsync(request, cancellationToken);
            exchange.Value!.Record(request.Body, response);
            return response;
        }
    }
}
