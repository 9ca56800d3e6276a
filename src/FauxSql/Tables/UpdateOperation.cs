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
/// operation. A missing item is an <see cref="ItemNotFoundException"/>, or by Upsert created; a version, if there is one, is counted up.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
/// <remarks>
/// All methods that name an attribute throw an <see cref="InvalidOperationException"/> when it is part of the primary key, the version,
/// derived or what another is derived from, or changed already by this operation.
/// </remarks>
public sealed class UpdateOperation<TEntity, TFields> : WriteOperation<TEntity>
    where TEntity : class
{
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly Key _key;
    private readonly bool _creates;
    private readonly UpdateChanges _changes;
    private readonly IReadOnlyList<Demand> _bounds;
    private readonly Condition? _condition;

    internal UpdateOperation(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, Key key, bool creates)
        : this(database, codec, fields, key, creates, UpdateChanges.None(codec.Schema), [], null)
    {
    }

    private UpdateOperation(
        DynamoDatabase database,
        EntityCodec<TEntity> codec,
        TFields fields,
        Key key,
        bool creates,
        UpdateChanges changes,
        IReadOnlyList<Demand> bounds,
        Condition? condition)
        : base(database)
    {
        _codec = codec;
        _fields = fields;
        _key = key;
        _creates = creates;
        _changes = changes;
        _bounds = bounds;
        _condition = condition;
    }

    /// <summary>Assigns a value; one that is stored as absence removes the attribute.</summary>
    /// <typeparam name="T">The attribute's C# type.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="EntityValidationException">The value breaks a rule that the model declares.</exception>
    /// <exception cref="UnstorableValueException">DynamoDB cannot hold the value.</exception>
    /// <exception cref="InvalidKeyException">The attribute is the key of an index, and the value is empty or too long.</exception>
    public UpdateOperation<TEntity, TFields> Set<T>(Func<TFields, Field<T>> field, T value)
    {
        var target = field(_fields);
        _changes.Check(target, value);
        return target.Codec.IsOmitted(value)
            ? With(new UpdateAction.Remove(target.Path))
            : With(new UpdateAction.Set(target.Path, Plain(_changes.Value(target, value))));
    }

    /// <summary>Assigns a value where the attribute is absent, and leaves it as it is where it is not.</summary>
    /// <typeparam name="T">The attribute's C# type.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="value">The value, which is not stored as absence.</param>
    /// <exception cref="EntityValidationException">The value breaks a rule that the model declares.</exception>
    /// <exception cref="UnstorableValueException">DynamoDB cannot hold the value.</exception>
    /// <exception cref="InvalidKeyException">The attribute is the key of an index, and the value is empty or too long.</exception>
    public UpdateOperation<TEntity, TFields> SetIfAbsent<T>(Func<TFields, Field<T>> field, T value)
    {
        var target = field(_fields);
        return With(new UpdateAction.Set(target.Path, new UpdateValue.IfNotExists(target.Path, Plain(_changes.Value(target, value)))));
    }

    /// <summary>
    /// Assigns the value that another attribute of the item has before the update; where it is absent the service refuses the update. A rule that
    /// the model declares is not checked.
    /// </summary>
    /// <typeparam name="T">The C# type of both.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="source">Names the other one, which is stored in the same way.</param>
    /// <exception cref="ArgumentException">The two are stored in different ways.</exception>
    public UpdateOperation<TEntity, TFields> SetFrom<T>(Func<TFields, Field<T>> field, Func<TFields, Field<T>> source)
    {
        var (target, from) = (field(_fields), source(_fields));
        return (target.Codec.Kind, target.Codec.GetType()) == (from.Codec.Kind, from.Codec.GetType())
            ? With(new UpdateAction.Set(target.Path, new UpdateValue.Plain(new Operand.Path(from.Path))))
            : throw new ArgumentException($"{_codec.Schema.Name}.{from.Path} is stored in another way than {target.Path}", nameof(source));
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
        return With(new UpdateAction.Add(target.Path, _changes.Constant(target, value)));
    }

    /// <summary>Adds elements to a set; an absent one is made.</summary>
    /// <typeparam name="TSet">The attribute's C# type.</typeparam>
    /// <typeparam name="TElement">The C# type of the elements.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="elements">The elements, at least one.</param>
    public UpdateOperation<TEntity, TFields> Add<TSet, TElement>(Func<TFields, SetField<TSet, TElement>> field, TSet elements)
    {
        var target = field(_fields);
        return With(new UpdateAction.Add(target.Path, _changes.Elements(target, elements)));
    }

    /// <summary>Takes elements out of a set.</summary>
    /// <typeparam name="TSet">The attribute's C# type.</typeparam>
    /// <typeparam name="TElement">The C# type of the elements.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="elements">The elements, at least one.</param>
    public UpdateOperation<TEntity, TFields> Delete<TSet, TElement>(Func<TFields, SetField<TSet, TElement>> field, TSet elements)
    {
        var target = field(_fields);
        return With(new UpdateAction.Delete(target.Path, _changes.Elements(target, elements)));
    }

    /// <summary>
    /// Puts elements behind those that a list has; an absent list is made. Where the model says how many it may have, and they would be more,
    /// nothing is changed, and running it throws an <see cref="EntityValidationException"/>.
    /// </summary>
    /// <typeparam name="TList">The attribute's C# type.</typeparam>
    /// <typeparam name="TElement">The C# type of the elements.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="elements">The elements, at least one.</param>
    /// <exception cref="EntityValidationException">There is no element, or one breaks a rule that the model declares.</exception>
    public UpdateOperation<TEntity, TFields> Append<TList, TElement>(Func<TFields, ListField<TList, TElement>> field, TList elements) =>
        Extend(field(_fields), elements, (stored, added) => new UpdateValue.ListAppend(stored, added));

    /// <summary>Puts elements before those that a list has, as <see cref="Append"/> puts them behind.</summary>
    /// <typeparam name="TList">The attribute's C# type.</typeparam>
    /// <typeparam name="TElement">The C# type of the elements.</typeparam>
    /// <param name="field">Names the attribute.</param>
    /// <param name="elements">The elements, at least one.</param>
    /// <exception cref="EntityValidationException">There is no element, or one breaks a rule that the model declares.</exception>
    public UpdateOperation<TEntity, TFields> Prepend<TList, TElement>(Func<TFields, ListField<TList, TElement>> field, TList elements) =>
        Extend(field(_fields), elements, (stored, added) => new UpdateValue.ListAppend(added, stored));

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
    /// <param name="condition">The condition. Where an Upsert finds nothing, every attribute is absent.</param>
    public UpdateOperation<TEntity, TFields> If(Func<TFields, Condition> condition) =>
        new(Database, _codec, _fields, _key, _creates, _changes, _bounds, Terms.And(_codec.Schema, _condition, _fields, condition));

    /// <summary>Only if the item is of one subtype, whose attributes can then be changed; otherwise a <see cref="ConditionFailedException"/>.</summary>
    /// <typeparam name="TSubtype">The subtype.</typeparam>
    /// <typeparam name="TSubtypeFields">Its attributes.</typeparam>
    /// <param name="subtype">Names it, such as <c>p => p.CardPayment</c>.</param>
    public UpdateOperation<TSubtype, TSubtypeFields> OfType<TSubtype, TSubtypeFields>(Func<TFields, Subtype<TSubtype, TSubtypeFields>> subtype)
        where TSubtype : class, TEntity
    {
        ArgumentNullException.ThrowIfNull(subtype);
        var only = subtype(_fields);
        return new(Database, only.Codec, only.Fields, _key, _creates, _changes, _bounds, Conditions.All(_condition, only.Is()));
    }

    /// <summary>The same update, and results in the item as it was before; <see langword="null"/> when it was created.</summary>
    public WriteOperation<TEntity?> ReturningOld() =>
        new ReturningOperation<TEntity?>(Database, Verb, Entity, () => IntentFor(_key, ReturnedItem.Old), item => item is { } old ? _codec.Decode(old) : null);

    internal override string Verb => _creates ? "Upsert" : "Update";

    internal override EntitySchema Entity => _codec.Schema;

    internal override PlannedWrite<TEntity> ToWrite() => new(
        IntentFor(_key, ReturnedItem.New), item => _codec.Decode(item ?? throw new UnexpectedAnswerException("UpdateItem", 200, default)));

    /// <summary>The same changes of another item.</summary>
    internal UpdateIntent IntentFor(Key key, ReturnedItem returning, params IEnumerable<Demand> more)
    {
        var schema = _codec.Schema;
        if (_changes.IsEmpty)
            throw new InvalidOperationException($"The update of {schema.Name} {Shown.Of(schema, key)} changes nothing; name a change with Set, Add, Delete or Remove");
        if (_creates)
            _changes.CheckCreates();
        return new(_codec, key, _changes.ToExpression(), returning)
        {
            Demands = [.. _creates ? [] : new[] { Demand.Exists(schema, key) }, .. more, .. Demand.Of(schema, key, null, _condition), .. _bounds],
        };
    }

    private UpdateOperation<TEntity, TFields> Extend<TList>(Field<TList> target, TList elements, Func<UpdateValue, UpdateValue, UpdateValue> append)
    {
        var added = (AttributeValue.List)_changes.Elements(target, elements);
        var most = _changes.MostIn(target.Path);
        var stored = new UpdateValue.IfNotExists(target.Path, Plain(new AttributeValue.List([])));
        var extended = With(new UpdateAction.Set(target.Path, append(stored, Plain(added))));
        IReadOnlyList<Demand> bounds = most is { } limit ? [.. _bounds, Demand.Fits(_codec.Schema, target.Path, added.Elements.Length, limit)] : _bounds;
        return new(Database, _codec, _fields, _key, _creates, extended._changes, bounds, _condition);
    }

    private UpdateOperation<TEntity, TFields> With(UpdateAction action) =>
        new(Database, _codec, _fields, _key, _creates, _changes.With(action), _bounds, _condition);

    private static UpdateValue.Plain Plain(AttributeValue value) => new(new Operand.Value(value));
}
