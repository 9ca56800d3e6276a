using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>An entity as the item that is stored. Whatever DynamoDB or the model has against it is said here, before anything is sent.</summary>
internal readonly record struct EncodedItem(Key Key, ReadOnlyMemory<byte> Json)
{
    /// <summary>The item's size as DynamoDB counts it, which its JSON never falls below; worked out each time, because few ask.</summary>
    public int Bytes => ItemSize.Of(Json.Span);

    public static EncodedItem Of(EntityCodec codec, object entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        codec.ValidateObject(entity);
        ReadOnlyMemory<byte> item = JsonBytes.Write((codec, entity), static (writer, state) => state.codec.Write(writer, state.entity));
        return Checked(codec, codec.KeyOf(entity), item);
    }

    /// <summary>An item of which only the C# type may have been checked.</summary>
    public static EncodedItem Checked(EntityCodec codec, Key key, ReadOnlyMemory<byte> item)
    {
        KeyRules.Checked(codec.Schema, key);
        codec.IndexKeys.Check(item.Span);
        var encoded = new EncodedItem(key, item);
        return item.Length <= DynamoLimits.ItemBytes || encoded.Bytes <= DynamoLimits.ItemBytes
            ? encoded
            : throw new ItemTooLargeException(codec.Schema.Name, Shown.Of(codec.Schema, key), encoded.Bytes, DynamoLimits.ItemBytes);
    }
}
