using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class ListCodec<TList, T>(ValueCodec<T> element, Func<List<T>, TList> create) : ValueCodec<TList>
    where TList : IEnumerable<T>
{
    public override AttributeKind Kind => AttributeKind.List;

    public override IReadOnlyList<string>? ProblemsOf(TList value)
    {
        List<string>? problems = null;
        var position = 0;
        foreach (var item in value)
            ElementCodec.Check(element, item, position++, ref problems);
        return problems;
    }

    public override void Write(Utf8JsonWriter writer, TList value)
    {
        TypedValue.WriteStart(writer, AttributeKind.List);
        writer.WriteStartArray();
        foreach (var item in value)
            ElementCodec.Write(element, writer, item);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public override TList Read(ref Utf8JsonReader reader)
    {
        TypedValue.ReadStart(ref reader, AttributeKind.List);
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ElementCodec.Read(element, ref reader));
        reader.Read();
        return create(items);
    }
}
