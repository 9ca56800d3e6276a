using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class BooleanCodec : ScalarCodec<bool>
{
    public override AttributeKind Kind => AttributeKind.Boolean;

    internal override void WriteScalar(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    internal override bool ReadScalar(ref Utf8JsonReader reader) => reader.GetBoolean();
}
