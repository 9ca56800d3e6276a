using System.Buffers;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Telemetry;

namespace FauxSql.Http;

/// <summary>Sends operations to an endpoint over HTTP. Safe for concurrent use; connections are pooled and kept alive.</summary>
/// <remarks>
/// The protocol is the one described at
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html.
/// </remarks>
public sealed class HttpBackend : IBackend, IDisposable, IAsyncDisposable
{
    private const string TargetPrefix = "DynamoDB_20120810.";

    private const string JsonType = "application/x-amz-json-1.0";

    private readonly Uri _address;
    private readonly RequestSigner _signer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _attemptTimeout;
    private readonly AttemptTimers _timers;
    private readonly HttpMessageInvoker _client;

    internal HttpBackend(Uri address, RequestSigner signer, EndpointOptions options)
    {
        (_address, _signer, _time) = (address, signer, options.Time);
        (_attemptTimeout, _timers) = (options.AttemptTimeout, new AttemptTimers(options.Time));
        _client = new HttpMessageInvoker(
            options.Handler?.Invoke() ?? new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    }

    /// <inheritdoc/>
    public bool IsLocal => _address.IsLoopback;

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint cannot be reached, broke off its answer, or did not answer in time.</exception>
    /// <exception cref="AwsSettingsException">There are no credentials.</exception>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ClientTelemetry.SentTo(_address);
        var timeout = TimeoutOf(request.Context);
        var timer = _timers.Start(timeout);
        try
        {
            using var linked = cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer);
            return await AttemptAsync(request, timer.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new EndpointException(_address, exception);
        }
        catch (OperationCanceledException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new EndpointException(_address, new TimeoutException($"it did not answer within {timeout.TotalSeconds:0.###} s", exception));
        }
        finally
        {
            _timers.Stop(timer);
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

    private TimeSpan TimeoutOf(CallContext context)
    {
        if (context.Deadline is not { } deadline)
            return _attemptTimeout;
        var left = deadline - _time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < _attemptTimeout || _attemptTimeout == Timeout.InfiniteTimeSpan ? left : _attemptTimeout;
    }

    private async ValueTask<BackendResponse> AttemptAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var credentials = await _signer.Source.GetAsync(refused: null, cancellationToken).ConfigureAwait(false);
        using var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", JsonType);
        var target = TargetPrefix + request.Operation;
        message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        _signer.Sign(message.Headers, JsonType, target, request.Body.Span, credentials, _time.GetUtcNow());

        using var answer = await _client.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var (rented, length) = await ReadBodyAsync(answer.Content, cancellationToken).ConfigureAwait(false);
        var requestId = answer.Headers.TryGetValues("x-amzn-RequestId", out var values) ? values.First() : "";
        return BackendResponse.FromPool((int)answer.StatusCode, requestId, rented, length);
    }

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
