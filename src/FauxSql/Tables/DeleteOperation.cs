using FauxSql.Codecs;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// Deletes one item, and results in whether there was one. Running it throws a <see cref="Errors.ReferencedException"/> when an enforced reference
/// names the item. Immutable: every method returns another operation.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
public sealed class DeleteOperation<TEntity, TFields> : WriteOperation<bool>
    where TEntity : class
{
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly Key _key;
    private readonly long? _version;
    private readonly Condition? _condition;

    internal DeleteOperation(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, Key key, long? version = null, Condition? condition = null)
        : base(database)
    {
        _codec = codec;
        _fields = fields;
        _key = key;
        _version = version;
        _condition = condition;
    }

    /// <summary>
    /// Only if the stored item meets a condition, in addition to those given before; otherwise a <see cref="Errors.ConditionFailedException"/>.
    /// Where nothing is stored, every attribute is absent.
    /// </summary>
    /// <param name="condition">The condition.</param>
    public DeleteOperation<TEntity, TFields> If(Func<TFields, Condition> condition) =>
        new(Database, _codec, _fields, _key, _version, Terms.And(_codec.Schema, _condition, _fields, condition));

    /// <summary>The same deletion, and results in the entity that was there, or <see langword="null"/>.</summary>
    public WriteOperation<TEntity?> ReturningOld() => new ReturningOperation<TEntity?>(Database, Verb, Entity, Intent, item => item is { } old ? _codec.Decode(old) : null);

    internal override string Verb => "Delete";

    internal override EntitySchema Entity => _codec.Schema;

    internal override PlannedWrite<bool> ToWrite() => new(Intent(), item => item is not null);

    private DeleteIntent Intent() => new(Database, _codec, _key) { Demands = Demand.Of(_codec.Schema, _key, _version, _condition) };
}
