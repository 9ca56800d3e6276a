using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class BytesCodec : ScalarCodec<byte[]>
{
    public override AttributeKind Kind => AttributeKind.Binary;

    internal override void WriteScalar(Utf8JsonWriter writer, byte[] value) => writer.WriteBase64StringValue(value);

    internal override byte[] ReadScalar(ref Utf8JsonReader reader) => reader.GetBytesFromBase64();
}
