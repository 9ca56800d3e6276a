using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Codecs;

/// <summary>Writes and reads the items of an entity that has subtypes: each by the codec of its own. The generator derives from it.</summary>
/// <typeparam name="TEntity">The entity's C# type, which is abstract.</typeparam>
public abstract class SubtypedCodec<TEntity> : EntityCodec<TEntity>
    where TEntity : class
{
    private Dictionary<Type, EntityCodec> ByType => field ??= Subtypes.ToDictionary(codec => codec.EntityType);

    private Dictionary<string, EntityCodec> ByValue =>
        field ??= Discriminator.Subtypes.Zip(Subtypes).ToDictionary(pair => pair.First.Value, pair => pair.Second, StringComparer.Ordinal);

    private DiscriminatorSchema Discriminator => Schema.Discriminator!;

    private byte[][] Attribute => field ??= [Encoding.UTF8.GetBytes(Discriminator.Attribute)];

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, TEntity entity) => CodecOf(entity).Write(writer, entity);

    /// <inheritdoc/>
    public sealed override void Validate(TEntity entity) => CodecOf(entity).ValidateObject(entity);

    /// <inheritdoc/>
    public sealed override TEntity Read(ref Utf8JsonReader reader)
    {
        // Whose item it is may be said anywhere in it.
        var ahead = reader;
        var value = new AttributeValue?[1];
        ItemReader.Find(ref ahead, Attribute, value);
        return value[0] is AttributeValue.String { Text: var name } && ByValue.TryGetValue(name, out var codec)
            ? (TEntity)codec.ReadObject(ref reader)
            : throw Unknown(value[0]);
    }

    private EntityCodec CodecOf(TEntity entity) => ByType.TryGetValue(entity.GetType(), out var codec) ? codec
        : throw new EntityValidationException(Schema.Name, [$"it is a {entity.GetType().Name}, which is no subtype of {Schema.Name}: it is one of {string.Join(", ", Discriminator.Subtypes.Select(subtype => subtype.Name))}"]);

    private StoredItemException Unknown(AttributeValue? found) => new(
        Schema.Name,
        Discriminator.Attribute,
        $"expected {string.Join(" or ", Discriminator.Subtypes.Select(subtype => KeyText.Quoted(new AttributeValue.String(subtype.Value))))}, found "
        + (found is null ? "nothing" : found is AttributeValue.String ? KeyText.Quoted(found) : $"a value of type {found.Kind.ToCode()}"));
}
