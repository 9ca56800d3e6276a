using System.Globalization;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Tests.Shop;

internal sealed class LongCodec : ValueCodec<long>
{
    public static LongCodec Instance { get; } = new();

    public override AttributeKind Kind => AttributeKind.Number;

    public override void Write(Utf8JsonWriter writer, long value) => new AttributeValue.Number(value).WriteTo(writer);

    public override long Read(ref Utf8JsonReader reader) =>
        long.Parse(((AttributeValue.Number)AttributeValue.Read(ref reader)).Value.ToString(), CultureInfo.InvariantCulture);
}
