using System.Text.Json;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Codecs;

/// <summary>Writes and reads the items of one entity whose type is not known at compile time.</summary>
public abstract class EntityCodec
{
    /// <summary>The entity.</summary>
    public abstract EntitySchema Schema { get; }

    /// <summary>The entity's C# type.</summary>
    public abstract Type EntityType { get; }

    /// <summary>Writes the whole logical item, such as <c>{"OrderId":{"S":"1"}}</c>.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="entity">An object of <see cref="EntityType"/>.</param>
    public abstract void Write(Utf8JsonWriter writer, object entity);

    /// <summary>Reads an item.</summary>
    /// <param name="itemJson">The logical item.</param>
    /// <exception cref="Errors.StoredItemException">The item does not fit the model.</exception>
    public abstract object ReadObject(ReadOnlySpan<byte> itemJson);

    /// <summary>The primary key.</summary>
    /// <param name="entity">An object of <see cref="EntityType"/>.</param>
    public abstract Key KeyOf(object entity);

    internal abstract object Prepare(object entity);
}
