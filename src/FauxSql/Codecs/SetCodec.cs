using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class SetCodec<TSet, T>(ScalarCodec<T> element, Func<HashSet<T>, TSet> create, IEqualityComparer<T>? comparer) : ValueCodec<TSet>
    where TSet : IEnumerable<T>
{
    public override AttributeKind Kind => element.Kind switch
    {
        AttributeKind.String => AttributeKind.StringSet,
        AttributeKind.Number => AttributeKind.NumberSet,
        _ => AttributeKind.BinarySet,
    };

    internal override TSet Absent => create(new HashSet<T>(comparer));

    public override bool IsOmitted(TSet value) => value is null || !value.Any();

    public override void Write(Utf8JsonWriter writer, TSet value)
    {
        TypedValue.WriteStart(writer, Kind);
        writer.WriteStartArray();
        foreach (var item in value)
            element.WriteScalar(writer, item);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public override TSet Read(ref Utf8JsonReader reader)
    {
        TypedValue.ReadStart(ref reader, Kind);
        var items = new HashSet<T>(comparer);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(element.ReadScalar(ref reader));
        reader.Read();
        return create(items);
    }
}
