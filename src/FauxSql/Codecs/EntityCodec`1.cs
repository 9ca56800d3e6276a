using System.Text.Json;
using FauxSql.Errors;
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
    public sealed override object ReadObject(ref Utf8JsonReader reader) => Read(ref reader);

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
    /// <exception cref="StoredItemException">The item does not fit the model.</exception>
    public TEntity Read(ReadOnlySpan<byte> itemJson)
    {
        if (ReadPlain(itemJson, out _) is { } entity)
            return entity;
        var reader = new Utf8JsonReader(itemJson);
        return Read(ref reader);
    }

    /// <summary>Reads an item.</summary>
    /// <param name="reader">Stands on the item's opening brace, or before anything was read, and is left on its closing one.</param>
    /// <exception cref="StoredItemException">The item does not fit the model.</exception>
    public abstract TEntity Read(ref Utf8JsonReader reader);

    /// <summary>Reads an item that is plain; overridden by generated code.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The entity, or <see langword="null"/> when it takes <see cref="Read(ref Utf8JsonReader)"/> to read it or to say what is wrong with it.</returns>
    protected virtual TEntity? ReadPlain(ref PlainItem item) => null;

    /// <summary>The primary key.</summary>
    /// <param name="entity">The entity.</param>
    public abstract Key KeyOf(TEntity entity);

    /// <summary>Checks what the model declares: lengths, ranges, patterns, bounds of embedded lists, values that are not null.</summary>
    /// <param name="entity">The entity.</param>
    /// <exception cref="EntityValidationException">The entity breaks a rule.</exception>
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
    /// <exception cref="UnstorableValueException">DynamoDB cannot hold the value.</exception>
    protected internal AttributeValue KeyValue<T>(ValueCodec<T> codec, T value, string attribute)
    {
        ArgumentNullException.ThrowIfNull(codec);
        try
        {
            return codec.ToValue(value);
        }
        catch (UnstorableValueException exception)
        {
            throw exception.In(Schema, attribute);
        }
    }

    /// <summary>Applies the changes that an item does not have yet; called by generated code.</summary>
    /// <typeparam name="TWhole">The entity, of which this may be a subtype.</typeparam>
    /// <param name="item">The item as it was stored.</param>
    /// <param name="version">The last change that it has.</param>
    /// <param name="changes">The changes of the entity, in the order of the schema.</param>
    /// <exception cref="StoredItemException">A change failed, or made another item of it.</exception>
    protected TEntity Changed<TWhole>(TEntity item, long version, IReadOnlyList<ItemChange<TWhole>> changes)
        where TWhole : class
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (version < Schema.Changes[0].Version - 1)
            throw new StoredItemException(Schema.Name, null, $"it lacks change {version + 1}, which the model does not have any more: put the class back, and run 'fauxsql apply'", null);
        foreach (var (schema, change) in Schema.Changes.Zip(changes).Where(change => change.First.Version > version))
        {
            try
            {
                item = change.Apply((TWhole)(object)item) as TEntity is { } changed && KeyOf(changed) == KeyOf(item)
                    ? changed
                    : throw new InvalidOperationException($"It returned no {EntityType.Name} with the same primary key.");
            }
            catch (Exception exception) // whatever the project's code throws is about this item
            {
                throw new StoredItemException(Schema.Name, null, $"change {schema.Version} ({schema.Name}) failed: {exception.Message}", exception);
            }
        }

        return item;
    }

    internal sealed override void ValidateObject(object entity) => Validate((TEntity)entity);

    /// <summary>Reads the item that some JSON begins with, if it is plain, and nothing is wrong with it.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="length">The length of the item.</param>
    /// <returns>The entity, or null when it takes the general way to read it or to say what is wrong with it.</returns>
    internal TEntity? ReadPlain(ReadOnlySpan<byte> json, out int length) => ReadPlain(json, out length, out _);

    /// <inheritdoc cref="ReadPlain(ReadOnlySpan{byte}, out int)"/>
    /// <param name="json">The JSON.</param>
    /// <param name="length">The length of the item.</param>
    /// <param name="key">The stored key; its texts are empty where they do not stand for themselves.</param>
    internal TEntity? ReadPlain(ReadOnlySpan<byte> json, out int length, out StoredKey key)
    {
        length = 0;
        key = default;
        var item = new PlainItem(json);
        try
        {
            var entity = ReadPlain(ref item);
            length = item.Length;
            key = new StoredKey(item.Partition, item.Sort);
            return entity;
        }
        catch (Exception exception) when (exception is AttributeMismatchException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads an item; an error names the item's key.</summary>
    internal TEntity Decode(ReadOnlyMemory<byte> item) => (TEntity)DecodeObject(item);

    /// <summary>Reads an item that is a part of an answer; an error names the item's key.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="reader">Reads the answer; it stands on the item's opening brace, and is left on its closing one.</param>
    /// <exception cref="JsonException">The answer breaks off within the item.</exception>
    internal TEntity Decode(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        try
        {
            return Read(ref reader);
        }
        catch (StoredItemException exception) when (exception.Key is null)
        {
            throw exception.WithKey(Shown.KeyOf(Schema, ResponseReader.Value(answer[start..])));
        }
    }

    /// <summary>The first items of a read as entities; an error names the item's key.</summary>
    internal Found<TEntity> Decode(Rows rows, int most)
    {
        var entities = new TEntity[Math.Min(rows.Items.Count, most)];
        for (var i = 0; i < entities.Length; i++)
            entities[i] = Decode(rows.Items[i]);
        return new Found<TEntity>(rows, entities);
    }

    // A new item has version 1; 0 means "not stored yet".
    internal sealed override object Prepare(object entity)
    {
        var typed = (TEntity)entity;
        return VersionOf(typed) == 0 ? WithVersion(typed, 1) : typed;
    }
}
