using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tests.Shop;

/// <summary>A codec by hand: an entity to its attributes and back.</summary>
internal sealed class DictionaryCodec<T>(
    EntitySchema schema,
    Func<T, Dictionary<string, AttributeValue?>> write,
    Func<Dictionary<string, AttributeValue>, T> read,
    Func<T, long?>? version = null,
    Func<T, long, T>? withVersion = null) : EntityCodec<T>
    where T : class
{
    public override EntitySchema Schema => schema;

    public override void Write(Utf8JsonWriter writer, T entity)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in write(entity))
        {
            if (value is null)
                continue;
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public override T Read(ReadOnlySpan<byte> itemJson) => read(ItemJson.Parse(itemJson.ToArray()));

    public override Key KeyOf(T entity)
    {
        var values = write(entity);
        return new Key(values[schema.Key.Partition[0]]!, schema.Key.Sort.Count == 0 ? null : values[schema.Key.Sort[0]]);
    }

    public override void Validate(T entity)
    {
        if (write(entity).GetValueOrDefault("Name") is AttributeValue.String { Text: "invalid" })
            throw new EntityValidationException(schema.Name, ["Name is invalid"]);
    }

    public override long? VersionOf(T entity) => version?.Invoke(entity);

    public override T WithVersion(T entity, long version) => withVersion?.Invoke(entity, version) ?? entity;
}
