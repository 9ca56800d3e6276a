using System.Text.Json;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Codecs;

/// <summary>Writes and reads the items of one entity. The generator emits one for each entity.</summary>
/// <typeparam name="TEntity">The entity's C# type.</typeparam>
public abstract class EntityCodec<TEntity> : EntityCodec
    where TEntity : class
{
    /// <inheritdoc/>
    public sealed override Type EntityType => typeof(TEntity);

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, object entity) => Write(writer, (TEntity)entity);

    /// <inheritdoc/>
    public sealed override object ReadObject(ReadOnlySpan<byte> itemJson) => Read(itemJson);

    /// <inheritdoc/>
    public sealed override Key KeyOf(object entity) => KeyOf((TEntity)entity);

    /// <summary>Writes the whole logical item, such as <c>{"OrderId":{"S":"1"}}</c>.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="entity">The entity.</param>
    public abstract void Write(Utf8JsonWriter writer, TEntity entity);

    /// <summary>Reads an item.</summary>
    /// <param name="itemJson">The logical item.</param>
    /// <exception cref="Errors.StoredItemException">The item does not fit the model.</exception>
    public abstract TEntity Read(ReadOnlySpan<byte> itemJson);

    /// <summary>The primary key.</summary>
    /// <param name="entity">The entity.</param>
    public abstract Key KeyOf(TEntity entity);

    /// <summary>Checks what the model declares: lengths, ranges, patterns, bounds of embedded lists, values that are not null.</summary>
    /// <param name="entity">The entity.</param>
    /// <exception cref="Errors.EntityValidationException">The entity breaks a rule.</exception>
    public abstract void Validate(TEntity entity);

    /// <summary>The version that optimistic locking counts, or <see langword="null"/> when the entity has none.</summary>
    /// <param name="entity">The entity.</param>
    public virtual long? VersionOf(TEntity entity) => null;

    /// <summary>The entity with another version.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="version">The version.</param>
    public virtual TEntity WithVersion(TEntity entity, long version) => entity;

    /// <summary>A part of a key; called by generated code.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="codec">How values are stored.</param>
    /// <param name="value">The value.</param>
    /// <param name="attribute">The attribute.</param>
    /// <exception cref="Errors.UnstorableValueException">DynamoDB cannot hold the value.</exception>
    protected internal AttributeValue KeyValue<T>(ValueCodec<T> codec, T value, string attribute)
    {
        ArgumentNullException.ThrowIfNull(codec);
        try
        {
            return codec.ToValue(value);
        }
        catch (Errors.UnstorableValueException exception)
        {
            throw exception.In(Schema, attribute);
        }
    }

    internal sealed override void ValidateObject(object entity) => Validate((TEntity)entity);

    internal new TEntity Decode(ReadOnlyMemory<byte> item) => (TEntity)base.Decode(item);

    // A new item has version 1; 0 means "not stored yet".
    internal sealed override object Prepare(object entity)
    {
        var typed = (TEntity)entity;
        return VersionOf(typed) == 0 ? WithVersion(typed, 1) : typed;
    }
}
