using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Writes;

namespace FauxSql.Codecs;

/// <summary>Writes and reads the items of one entity whose type is not known at compile time.</summary>
public abstract class EntityCodec
{
    /// <summary>The entity.</summary>
    public abstract EntitySchema Schema { get; }

    /// <summary>The entity's C# type.</summary>
    public abstract Type EntityType { get; }

    /// <summary>The codec of the whole entity, when this is that of one of its subtypes; otherwise this one. Called by generated code.</summary>
    protected internal virtual EntityCodec Whole => this;

    /// <summary>The codecs of the entity's subtypes, in the order of the schema; none unless it has some. Called by generated code.</summary>
    protected internal virtual IReadOnlyList<EntityCodec> Subtypes => [];

    /// <summary>Writes the whole logical item, such as <c>{"OrderId":{"S":"1"}}</c>.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="entity">An object of <see cref="EntityType"/>.</param>
    public abstract void Write(Utf8JsonWriter writer, object entity);

    /// <summary>Reads an item.</summary>
    /// <param name="itemJson">The logical item.</param>
    /// <exception cref="StoredItemException">The item does not fit the model.</exception>
    public abstract object ReadObject(ReadOnlySpan<byte> itemJson);

    /// <summary>Reads an item.</summary>
    /// <param name="reader">Stands on the item's opening brace, or before anything was read, and is left on its closing one.</param>
    /// <exception cref="StoredItemException">The item does not fit the model.</exception>
    public abstract object ReadObject(ref Utf8JsonReader reader);

    /// <summary>The primary key.</summary>
    /// <param name="entity">An object of <see cref="EntityType"/>.</param>
    public abstract Key KeyOf(object entity);

    /// <summary>Reads the number of the last change that an item has; called by generated code.</summary>
    /// <param name="reader">Stands on the value's opening brace, and is left on its closing one.</param>
    protected static long ReadChange(ref Utf8JsonReader reader) => ItemForm.Of(AttributeValue.Read(ref reader));

    internal UniqueValues Unique => field ??= new UniqueValues(Schema);

    internal IndexKeys IndexKeys => field ??= new IndexKeys(Schema);

    internal EnforcedReferences References => field ??= new EnforcedReferences(Schema);

    /// <summary>The entity as it is stored by a fill: a version of 0 becomes 1.</summary>
    internal abstract object Prepare(object entity);

    internal abstract void ValidateObject(object entity);

    /// <summary>The item as it would be stored if it were read and written.</summary>
    internal ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> item)
    {
        var rewritten = JsonBytes.Write((Codec: this, Read: DecodeObject(item)), static (writer, state) => state.Codec.Write(writer, state.Read));
        IndexKeys.Check(rewritten.AsSpan());
        return rewritten;
    }

    /// <summary>Reads an item; an error names the item's key.</summary>
    internal object DecodeObject(ReadOnlyMemory<byte> item)
    {
        try
        {
            return ReadObject(item.Span);
        }
        catch (StoredItemException exception) when (exception.Key is null)
        {
            throw exception.WithKey(Shown.KeyOf(Schema, item));
        }
    }
}
