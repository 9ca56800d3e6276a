using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class DictionaryCodec<TDictionary, T>(ValueCodec<T> element, Func<Dictionary<string, T>, TDictionary> create) : ValueCodec<TDictionary>
    where TDictionary : IEnumerable<KeyValuePair<string, T>>
{
    public override AttributeKind Kind => AttributeKind.Map;

    public override IReadOnlyList<string>? ProblemsOf(TDictionary value)
    {
        List<string>? problems = null;
        foreach (var (name, item) in value)
            ElementCodec.Check(element, item, name, ref problems);
        return problems;
    }

    public override void Write(Utf8JsonWriter writer, TDictionary value)
    {
        TypedValue.WriteStart(writer, AttributeKind.Map);
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            ElementCodec.Write(element, writer, item);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public override TDictionary Read(ref Utf8JsonReader reader)
    {
        TypedValue.ReadStart(ref reader, AttributeKind.Map);
        var items = new Dictionary<string, T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            items[name] = ElementCodec.Read(element, ref reader);
        }

        reader.Read();
        return create(items);
    }
}
