using System.Buffers;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

/// <summary>Prints JSON into an array of its exact size. Each thread keeps the writer and the buffer that this takes.</summary>
internal static class JsonBytes
{
    // What one large item needed is not kept.
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _kept;

    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> content)
    {
        // Taken away meanwhile, so that content which comes back here gets its own.
        var (buffer, writer) = _kept ?? Create();
        _kept = null;
        content(writer, state);
        writer.Flush();
        var json = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MostKept)
            Keep(buffer, writer);
        return json;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Create()
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        return (buffer, new Utf8JsonWriter(buffer, ItemJson.WriterOptions));
    }

    private static void Keep(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        _kept = (buffer, writer);
    }
}
