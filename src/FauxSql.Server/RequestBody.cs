using System.Buffers;
using System.IO.Pipelines;

namespace FauxSql.Server;

/// <summary>A request body read whole into a pooled buffer.</summary>
internal readonly struct RequestBody : IDisposable
{
    private readonly byte[] _rented;
    private readonly int _length;

    private RequestBody(byte[] rented, int length)
    {
        _rented = rented;
        _length = length;
    }

    public ReadOnlyMemory<byte> Bytes => _rented.AsMemory(0, _length);

    /// <returns>The body, or <see langword="null"/> if it is larger than the limit.</returns>
    public static async ValueTask<RequestBody?> ReadAsync(PipeReader reader, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!reader.TryRead(out var result)) // most bodies come with their headers
                result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (buffer.Length > limit)
            {
                reader.AdvanceTo(buffer.End);
                return null;
            }

            if (result.IsCompleted)
            {
                var rented = ArrayPool<byte>.Shared.Rent((int)buffer.Length + ContentCoding.Room);
                buffer.CopyTo(rented);
                var body = new RequestBody(rented, (int)buffer.Length);
                reader.AdvanceTo(buffer.End);
                return body;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>The body that this one is the coding of.</summary>
    /// <returns>The body, or <see langword="null"/> if it is larger than the limit.</returns>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public RequestBody? Decode(string coding, int limit)
    {
        using var decoder = ContentCoding.Decoder(coding, _rented, _length);
        var rented = ArrayPool<byte>.Shared.Rent(Math.Min(limit, _length * 4) + 1);
        try
        {
            var length = 0;
            for (int read; (read = decoder.Read(rented, length, rented.Length - length)) > 0;)
            {
                length += read;
                if (length > limit)
                {
                    ArrayPool<byte>.Shared.Return(rented);
                    return null;
                }

                if (length == rented.Length)
                    rented = Grow(rented);
            }

            return new RequestBody(rented, length);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            // zlib has errors of its own, such as a dictionary that is not there.
            ArrayPool<byte>.Shared.Return(rented);
            throw new InvalidDataException(failure.Message, failure);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_rented);

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
