using FauxSql.Codecs;
using FauxSql.Errors;

namespace FauxSql.Writes;

/// <summary>What a refused write found: nothing, an entity, or an item that does not fit the model and must not hide why the write was refused.</summary>
internal readonly record struct StoredEntity(bool IsThere, object? Entity = null, StoredItemException? Unreadable = null)
{
    public static StoredEntity Read(EntityCodec codec, ReadOnlyMemory<byte>? item)
    {
        if (item is not { } stored)
            return default;
        try
        {
            return new(IsThere: true, codec.DecodeObject(stored));
        }
        catch (StoredItemException exception)
        {
            return new(IsThere: true, Unreadable: exception);
        }
    }
}
