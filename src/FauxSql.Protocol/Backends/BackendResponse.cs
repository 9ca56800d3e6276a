using System.Buffers;

namespace FauxSql.Protocol.Backends;

/// <summary>
/// The answer to one operation. <see cref="Body"/> may lie in a pooled buffer: copy out of it what must outlive
/// <see cref="Dispose"/>. Disposing twice is harmless.
/// </summary>
public sealed class BackendResponse : IDisposable
{
    private byte[]? _pooled;
    private string? _requestId;
    private ReadOnlyMemory<byte> _body;

    /// <summary>An answer whose body is kept by the garbage collector.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="requestId">The service's id of the request (x-amzn-RequestId), or an empty string.</param>
    /// <param name="body">The JSON body in UTF-8.</param>
    public BackendResponse(int status, string requestId, ReadOnlyMemory<byte> body)
    {
        Status = status;
        _requestId = requestId;
        _body = body;
    }

    private BackendResponse(int status, string? requestId, byte[] pooled, int length, TimeSpan retryAfter = default)
    {
        Status = status;
        RetryAfter = retryAfter;
        _requestId = requestId;
        _pooled = pooled;
        _body = pooled.AsMemory(0, length);
    }

    /// <summary>The HTTP status code: 200, or 400 and more for a service error.</summary>
    public int Status { get; }

    /// <summary>The service's id of the request, or an empty string.</summary>
    // An id that is made here is made when somebody asks for it, which few do in process.
    public string RequestId => _requestId ??= Backends.RequestId.New();

    /// <summary>How long the service asks to wait before the request is sent again (x-amz-retry-after); zero when it says nothing of it.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Whether the operation succeeded.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The JSON body in UTF-8.</summary>
    /// <exception cref="ObjectDisposedException">The response was disposed of.</exception>
    public ReadOnlyMemory<byte> Body
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _body;
        }
    }

    private bool _disposed;

    /// <summary>An answer whose body was rented from <see cref="ArrayPool{T}.Shared"/> and goes back there on <see cref="Dispose"/>.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="requestId">The service's id of the request, or an empty string.</param>
    /// <param name="rented">The rented array.</param>
    /// <param name="length">How many of its bytes are the body.</param>
    /// <param name="retryAfter">How long the service asks to wait before the request is sent again, or zero.</param>
    public static BackendResponse FromPool(int status, string requestId, byte[] rented, int length, TimeSpan retryAfter = default) =>
        new(status, requestId, rented, length, retryAfter);

    /// <summary>An answer with a new id, whose body was rented from <see cref="ArrayPool{T}.Shared"/> and goes back there on <see cref="Dispose"/>.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="rented">The rented array.</param>
    /// <param name="length">How many of its bytes are the body.</param>
    public static BackendResponse FromPool(int status, byte[] rented, int length) => new(status, requestId: null, rented, length);

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _body = default;
        if (Interlocked.Exchange(ref _pooled, null) is { } pooled)
            ArrayPool<byte>.Shared.Return(pooled);
    }
}
