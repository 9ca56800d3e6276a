using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>An entity as the item that is stored. Whatever DynamoDB or the model has against it is said here, before anything is sent.</summary>
internal readonly record struct EncodedItem(Key Key, ReadOnlyMemory<byte> Json, int Bytes)
{
    public static EncodedItem Of(EntityCodec codec, object entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        codec.ValidateObject(entity);
        ReadOnlyMemory<byte> item = JsonBytes.Write((codec, entity), static (writer, state) => state.codec.Write(writer, state.entity));
        var key = KeyRules.Checked(codec.Schema, codec.KeyOf(entity));
        KeyRules.CheckIndexes(codec.Schema, item);
        var size = ItemSize.Of(item.Span);
        return size <= DynamoLimits.ItemBytes
            ? new EncodedItem(key, item, size)
            : throw new ItemTooLargeException(codec.Schema.Name, Shown.Of(codec.Schema, key), size, DynamoLimits.ItemBytes);
    }
}
