using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Tests.Shop;

internal sealed class TextCodec : ValueCodec<string>
{
    public static TextCodec Instance { get; } = new();

    public override AttributeKind Kind => AttributeKind.String;

    public override void Write(Utf8JsonWriter writer, string value) => new AttributeValue.String(value).WriteTo(writer);

    public override string Read(ref Utf8JsonReader reader) => ((AttributeValue.String)AttributeValue.Read(ref reader)).Text;
}
