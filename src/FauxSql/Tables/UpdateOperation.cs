using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// Changes some attributes of one stored item, and results in the item as it is afterwards. Immutable: every method returns another
/// operation. A missing item is an <see cref="ItemNotFoundException"/>; a version, if there is one, is counted up.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
public sealed class UpdateOperation<TEntity, TFields> : WriteOperation<TEntity>
    where TEntity : class
{
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly Key _key;

    internal UpdateOperation(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, Key key) : base(database)
    {
        _codec = codec;
        _fields = fields;
        _key = key;
    }

    private IReadOnlyList<UpdateAction> Actions { get; init; } = [];

    private Condition? Condition { get; init; }

    /// <summary>Assigns a value; one that is stored as absence removes the attribute.</summary>
    /// <typeparam name="T">The attribute's C# type.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="EntityValidationException">The value breaks a rule that the model declares.</exception>
    /// <exception cref="UnstorableValueException">DynamoDB cannot hold the value.</exception>
    /// <exception cref="InvalidKeyException">The attribute is the key of an index, and the value is empty or too long.</exception>
    /// <exception cref="InvalidOperationException">
    /// The attribute is part of the primary key, unique, the version, derived or what another is derived from, or changed already by this
    /// operation.
    /// </exception>
    public UpdateOperation<TEntity, TFields> Set<T>(Func<TFields, Field<T>> field, T value)
    {
        var target = field(_fields);
        ThrowIfAny(target.ProblemsOf(value));
        if (target.Codec.IsOmitted(value))
            return With(new UpdateAction.Remove(target.Path));
        var stored = ValueOf(target, value);
        if (target.Path.IsAttribute)
            KeyRules.CheckIndexes(_codec.Schema, target.Path.Attribute, stored);
        return With(new UpdateAction.Set(target.Path, new UpdateValue.Plain(new Operand.Value(stored))));
    }

    /// <summary>
    /// Adds to a number; an absent one counts as 0. The sum is made by the service, so that a range which the model declares is not checked.
    /// </summary>
    /// <typeparam name="T">The attribute's C# type.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="value">What is added.</param>
    public UpdateOperation<TEntity, TFields> Add<T>(Func<TFields, NumberField<T>> field, T value)
    {
        var target = field(_fields);
        return With(new UpdateAction.Add(target.Path, ValueOf(target, value)));
    }

    /// <summary>Adds elements to a set.</summary>
    /// <typeparam name="TSet">The attribute's C# type.</typeparam>
    /// <typeparam name="TElement">The C# type of the elements.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="elements">The elements, at least one.</param>
    public UpdateOperation<TEntity, TFields> Add<TSet, TElement>(Func<TFields, SetField<TSet, TElement>> field, TSet elements)
    {
        var target = field(_fields);
        return With(new UpdateAction.Add(target.Path, ElementsOf(target, elements)));
    }

    /// <summary>Takes elements out of a set.</summary>
    /// <typeparam name="TSet">The attribute's C# type.</typeparam>
    /// <typeparam name="TElement">The C# type of the elements.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="elements">The elements, at least one.</param>
    public UpdateOperation<TEntity, TFields> Delete<TSet, TElement>(Func<TFields, SetField<TSet, TElement>> field, TSet elements)
    {
        var target = field(_fields);
        return With(new UpdateAction.Delete(target.Path, ElementsOf(target, elements)));
    }

    /// <summary>Removes an attribute.</summary>
    /// <typeparam name="T">The attribute's C# type.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <exception cref="InvalidOperationException">Items without the attribute cannot be read.</exception>
    public UpdateOperation<TEntity, TFields> Remove<T>(Func<TFields, Field<T>> field)
    {
        var target = field(_fields);
        return target.IsRequired
            ? throw new InvalidOperationException($"{_codec.Schema.Name}.{target.Path} is required by the model, and cannot be removed")
            : With(new UpdateAction.Remove(target.Path));
    }

    /// <summary>Only if a condition is met, in addition to those given before; otherwise a <see cref="ConditionFailedException"/>.</summary>
    /// <param name="condition">The condition.</param>
    public UpdateOperation<TEntity, TFields> If(Func<TFields, Condition> condition) =>
        new(Database, _codec, _fields, _key) { Actions = Actions, Condition = Terms.And(_codec.Schema, Condition, _fields, condition) };

    internal override PlannedWrite<TEntity> ToWrite() =>
        new(Intent(ReturnedItem.New), item => _codec.Decode(item ?? throw new UnexpectedAnswerException("UpdateItem", 200, default)));

    private UpdateIntent Intent(ReturnedItem returning)
    {
        var schema = _codec.Schema;
        if (Actions.Count == 0)
            throw new InvalidOperationException($"The update of {schema.Name} {_key} changes nothing; name a change with Set, Add, Delete or Remove");
        return new(_codec, _key, new UpdateExpression([.. Actions, .. VersionCount(schema)]), returning)
        {
            Demands = [Demand.Exists(schema, _key), .. Demand.Of(schema, _key, null, Condition)],
        };
    }

    private static IEnumerable<UpdateAction> VersionCount(EntitySchema schema) => schema.Attributes
        .Where(attribute => attribute.Role.HasFlag(AttributeRole.Version))
        .Select(attribute => new UpdateAction.Add(new DocumentPath(attribute.Name), new AttributeValue.Number(1)));

    private UpdateOperation<TEntity, TFields> With(UpdateAction action)
    {
        var schema = _codec.Schema;
        var name = action.At.Attribute;
        if (schema.Key.Partition.Contains(name) || schema.Key.Sort.Contains(name))
            throw new InvalidOperationException($"{schema.Name}.{name} is part of the primary key, which cannot change");
        var role = schema.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Role ?? AttributeRole.None;
        if (role.HasFlag(AttributeRole.Unique))
            throw new InvalidOperationException($"{schema.Name}.{name} is unique; change it with SaveAsync, which moves the claim to its value too");
        if (role.HasFlag(AttributeRole.Version))
            throw new InvalidOperationException($"{schema.Name}.{name} is the version, which every update counts up by itself");
        if (schema.Attributes.FirstOrDefault(attribute => attribute.DerivedFrom.Count > 0 && (attribute.Name == name || attribute.DerivedFrom.Contains(name))) is { } derived)
            throw new InvalidOperationException($"{schema.Name}.{derived.Name} is derived from {string.Join(", ", derived.DerivedFrom)}; change them with SaveAsync, which computes it anew");
        if (Actions.Any(other => IsWithin(other.At, action.At) || IsWithin(action.At, other.At)))
            throw new InvalidOperationException($"{schema.Name}.{action.At} is changed twice by one update");
        return new(Database, _codec, _fields, _key) { Actions = [.. Actions, action], Condition = Condition };
    }

    private static bool IsWithin(DocumentPath outer, DocumentPath inner) => inner.Steps.AsSpan().StartsWith(outer.Steps.AsSpan());

    private AttributeValue ValueOf<T>(Field<T> target, T value)
    {
        try
        {
            return target.ValueOf(value);
        }
        catch (UnstorableValueException exception)
        {
            throw exception.At(_codec.Schema.Name, null);
        }
    }

    private AttributeValue ElementsOf<T>(Field<T> target, T elements)
    {
        ThrowIfAny(target.Codec.IsOmitted(elements) ? [$"{target.Path}: no elements are given"] : []);
        return ValueOf(target, elements);
    }

    private void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new EntityValidationException(_codec.Schema.Name, problems);
    }
}
