using System.Buffers;
using FauxSql.Protocol.Values;
using FauxSql.Transfer.Items;

namespace FauxSql.Transfer.Exporting;

/// <summary>
/// Writes items as AWS's exports to S3 do, without what the layout stores with them. Which changes they have is told, so that none is applied twice.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
/// </summary>
internal sealed class JsonLinesSink(Stream stream) : IItemSink
{
    public void Write(ReadOnlyMemory<byte> item)
    {
        stream.Write("{\"Item\":"u8);
        stream.Write(IsAsItIs(item.Span) ? item.Span : Rewritten(item.Span));
        stream.Write("}\n"u8);
    }

    public void Dispose() => stream.Dispose();

    private static bool IsAsItIs(ReadOnlySpan<byte> item) => item.IndexOfAny((byte)'\n', (byte)'\r') < 0 && OwnAttributes.AreCertainlyNotIn(item);

    private static ReadOnlySpan<byte> Rewritten(ReadOnlySpan<byte> item)
    {
        var buffer = new ArrayBufferWriter<byte>(item.Length);
        ItemJson.Write(buffer, OwnAttributes.Kept(item));
        return buffer.WrittenSpan;
    }
}
