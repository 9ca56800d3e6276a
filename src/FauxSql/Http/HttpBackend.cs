using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Net.Http.Headers;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Credentials;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Http;

/// <summary>Sends operations to an endpoint over HTTP. Safe for concurrent use; connections are pooled, and used for five minutes, so that a name whose addresses change is looked up anew.</summary>
/// <remarks>
/// The protocol is the one described at
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html. An answer is checked against its
/// <c>x-amz-crc32</c> and <c>Content-Length</c>. A request whose signature is refused is signed again and sent once more, when the service's clock shows a
/// way or its credentials had expired and there are others.
/// </remarks>
public sealed class HttpBackend : IBackend, IKnownServer, IDisposable, IAsyncDisposable
{
    private const string TargetPrefix = "DynamoDB_20120810.";
    private const int FirstBuffer = 4096;

    // What an answer announces is not believed without end.
    private const int LargestFirstBuffer = 1 << 21;

    // AWS takes a signature for five minutes, and the clocks need not be at the edge of them.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(4);

    private static readonly FrozenDictionary<string, string> Targets =
        Operations.All.ToFrozenDictionary(operation => operation, operation => TargetPrefix + operation, StringComparer.Ordinal);

    private readonly Uri _address;
    private readonly RequestSigner _signer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _attemptTimeout;
    private readonly AttemptTimers _timers;
    private readonly HttpMessageInvoker _client;

    // How far the service's clock is ahead of ours, in ticks.
    private long _offset;

    internal HttpBackend(Uri address, RequestSigner signer, EndpointOptions options)
    {
        (_address, _signer, _time) = (address, signer, options.Time);
        (_attemptTimeout, _timers) = (options.AttemptTimeout, new AttemptTimers(options.Time));
        _client = new HttpMessageInvoker(
            options.Handler?.Invoke() ?? new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null,
                PooledConnectionLifetime = options.ConnectionLifetime,
            });
    }

    /// <inheritdoc/>
    public bool IsLocal => _address.IsLoopback;

    Uri IKnownServer.Server => _address;

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint cannot be reached, broke off or damaged its answer, or did not answer in the time of an attempt.</exception>
    /// <exception cref="DeadlineException">The deadline passed before there was an answer.</exception>
    /// <exception cref="AwsSettingsException">There are no credentials, or they did not come in the time of an attempt.</exception>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ClientTelemetry.SentTo(_address);
        var timeout = TimeoutOf(request.Context);
        var timer = _timers.Start(timeout);

        // Nothing is, while credentials are waited for; and what was refused did not happen.
        var isOnItsWay = false;
        try
        {
            using var linked = cancellationToken.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), timer);
            var credentials = await CredentialsAsync(refused: null, timer.Token).ConfigureAwait(false);
            isOnItsWay = true;
            var (response, date) = await AttemptAsync(request, credentials, timer.Token).ConfigureAwait(false);
            if (response.Status is not (400 or 401 or 403))
                return response;
            isOnItsWay = false;
            if (await CorrectAsync(response, date, credentials, timer.Token).ConfigureAwait(false) is not { } others)
                return response;
            response.Dispose();
            isOnItsWay = true;
            return (await AttemptAsync(request, others, timer.Token).ConfigureAwait(false)).Response;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new EndpointException(_address, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var silence = string.Create(CultureInfo.InvariantCulture, $"did not answer within {timeout.TotalSeconds:0.###} s");
            FauxSqlException late = isOnItsWay ? new EndpointException(_address, new TimeoutException("it " + silence, exception)) : NoCredentials("their source " + silence, exception);

            // Which time was up is not asked of the clock: timers run by another one, and go off some milliseconds early.
            throw timeout == _attemptTimeout ? late : new DeadlineException(request.Operation, isOnItsWay && !Operations.IsRead(request.Operation), late);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
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
        if (left < TimeSpan.Zero)
            return TimeSpan.Zero;
        return left < _attemptTimeout || _attemptTimeout == Timeout.InfiniteTimeSpan ? left : _attemptTimeout;
    }

    // Whatever a source throws is about the credentials; only giving up is not.
    private async ValueTask<AwsCredentials> CredentialsAsync(AwsCredentials? refused, CancellationToken cancellationToken)
    {
        try
        {
            return await _signer.Source.GetAsync(refused, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (AwsSettingsException or OperationCanceledException))
        {
            throw NoCredentials(exception.Message, exception);
        }
    }

    private static AwsSettingsException NoCredentials(string why, Exception exception) => new($"No credentials for AWS could be had: {why}", exception);

    /// <returns>What the request is to be signed with again, or null when it would be refused again.</returns>
    private async ValueTask<AwsCredentials?> CorrectAsync(
        BackendResponse refusal, DateTimeOffset? date, AwsCredentials credentials, CancellationToken cancellationToken)
    {
        try
        {
            return await CorrectAsync(ServiceError.Read(refusal.Body), date, credentials, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            refusal.Dispose();
            throw;
        }
    }

    private async ValueTask<AwsCredentials?> CorrectAsync(ServiceError error, DateTimeOffset? date, AwsCredentials credentials, CancellationToken cancellationToken)
    {
        if (Refusal.IsOfExpiredCredentials(error.Code))
        {
            var others = await CredentialsAsync(credentials, cancellationToken).ConfigureAwait(false);
            return ReferenceEquals(others, credentials) ? null : others;
        }

        var isOfTime = Refusal.IsOfTime(error);
        if (!isOfTime && !Refusal.IsPerhapsOfTime(error.Code))
            return null;
        var now = _time.GetUtcNow();
        var isSkewed = date is { } at && (at - Signing(now)).Duration() > Skew;
        if (isSkewed)
        {
            Volatile.Write(ref _offset, (date!.Value - now).Ticks);
            ClientTelemetry.ClockSkewCorrected(_address, date.Value - now);
        }

        return isOfTime || isSkewed ? credentials : null;
    }

    private DateTimeOffset Signing(DateTimeOffset now) => now.AddTicks(Volatile.Read(ref _offset));

    private async ValueTask<(BackendResponse Response, DateTimeOffset? Date)> AttemptAsync(
        BackendRequest request, AwsCredentials credentials, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ReadOnlyMemoryContent(request.Body) };
        var target = Targets.TryGetValue(request.Operation, out var known) ? known : TargetPrefix + request.Operation;
        message.Content.Headers.TryAddWithoutValidation("Content-Type", RequestSigner.ContentType);
        message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        _signer.Sign(message.Headers, target, request.Body.Span, credentials, Signing(_time.GetUtcNow()));

        using var answer = await _client.SendAsync(message, cancellationToken).ConfigureAwait(false);
        var announced = AnnouncedBy(answer.Content.Headers);
        var (rented, length) = await ReadBodyAsync(answer.Content, announced, cancellationToken).ConfigureAwait(false);
        try
        {
            Check(answer, announced, rented.AsSpan(0, length));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }

        var requestId = answer.Headers.NonValidated.TryGetValues("x-amzn-RequestId", out var id) ? id.ToString() : "";
        return answer.IsSuccessStatusCode
            ? (BackendResponse.FromPool((int)answer.StatusCode, requestId, rented, length), null)
            : (BackendResponse.FromPool((int)answer.StatusCode, requestId, rented, length, RetryAfterOf(answer)), answer.Headers.Date);
    }

    // The text that was sent: the headers keep more of a number than the number.
    private static int? AnnouncedBy(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Length", out var text) && int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    // In milliseconds; what is no such number is as if it was not there.
    private static TimeSpan RetryAfterOf(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues("x-amz-retry-after", out var text)
        && int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : TimeSpan.Zero;

    private static void Check(HttpResponseMessage answer, int? announced, ReadOnlySpan<byte> body)
    {
        if (announced is { } expected && expected != body.Length)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{expected} bytes were announced, and {body.Length} came"));
        if (answer.Headers.NonValidated.TryGetValues("x-amz-crc32", out var text)
            && uint.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sum) && sum != Crc32.Of(body))
            throw new IOException("the answer is damaged: its checksum x-amz-crc32 is another");
    }

    private static async ValueTask<(byte[] Rented, int Length)> ReadBodyAsync(HttpContent content, int? announced, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(announced ?? FirstBuffer, LargestFirstBuffer) + 1);
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
