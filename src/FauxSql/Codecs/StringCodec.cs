using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class StringCodec : ScalarCodec<string>
{
    public override AttributeKind Kind => AttributeKind.String;

    public override AttributeValue ToValue(string value) => new AttributeValue.String(value);

    internal override void WriteScalar(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    internal override string ReadScalar(ref Utf8JsonReader reader) => reader.GetString()!;
}
