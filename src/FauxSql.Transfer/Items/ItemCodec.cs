using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Transfer.Items;

/// <summary>The codec of an entity whose C# type is not loaded: an item stays as it is stored.</summary>
internal sealed class ItemCodec(EntitySchema schema) : EntityCodec<StoredItem>
{
    public override EntitySchema Schema => schema;

    public override void Write(Utf8JsonWriter writer, StoredItem entity) => writer.WriteRawValue(entity.Json.Span, skipInputValidation: true);

    public override StoredItem Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        using var item = JsonDocument.ParseValue(ref reader);
        return new StoredItem(JsonSerializer.SerializeToUtf8Bytes(item.RootElement));
    }

    public override Key KeyOf(StoredItem entity) => Key.OfItem(schema, entity.Json);

    // What can be checked without the C# type is checked where the item is made.
    public override void Validate(StoredItem entity)
    {
    }
}
