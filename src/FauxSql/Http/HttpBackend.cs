using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;

namespace FauxSql.Http;

/// <summary>Sends operations to an endpoint over HTTP. Safe for concurrent use; connections are pooled and kept alive.</summary>
/// <remarks>
/// The protocol is the one described at
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html.
/// </remarks>
public sealed class HttpBackend : IBackend, IDisposable, IAsyncDisposable
{
    private const string TargetPrefix = "DynamoDB_20120810.";

    private static readonly MediaTypeHeaderValue JsonType = new("application/x-amz-json-1.0");

    private readonly Uri _address;
    private readonly HttpMessageInvoker _client;

    internal HttpBackend(Uri address)
    {
        _address = address;
        _client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    }

    /// <inheritdoc/>
    public bool IsLocal => _address.IsLoopback;

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint cannot be reached, or broke off its answer.</exception>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.ContentType = JsonType;
        message.Headers.TryAddWithoutValidation("X-Amz-Target", TargetPrefix + request.Operation);
        var date = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        message.Headers.TryAddWithoutValidation("X-Amz-Date", date);
        message.Headers.TryAddWithoutValidation("Authorization", PlaceholderFor(date));

        try
        {
            using var answer = await _client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var (rented, length) = await ReadBodyAsync(answer.Content, cancellationToken).ConfigureAwait(false);
            var requestId = answer.Headers.TryGetValues("x-amzn-RequestId", out var values) ? values.First() : "";
            return BackendResponse.FromPool((int)answer.StatusCode, requestId, rented, length);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new EndpointException(_address, exception);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    // Local endpoints want to see a recent signature and do not verify it.
    private static string PlaceholderFor(string date) =>
        $"AWS4-HMAC-SHA256 Credential=local/{date[..8]}/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=none";

    private static async Task<(byte[] Rented, int Length)> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent((int)(content.Headers.ContentLength ?? 4096) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length == buffer.Length)
                    buffer = Grow(buffer, length);
            }

            return (buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
