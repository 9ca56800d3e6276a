using FauxSql.Codecs;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Schema;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// A Put or a Save of a whole entity, and results in the entity as it is stored: with its version counted. Immutable: every method returns
/// another operation.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
public sealed class EntityOperation<TEntity, TFields> : WriteOperation<TEntity>
    where TEntity : class
{
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly Func<Condition?, WrittenEntity<TEntity>> _write;
    private readonly Condition? _condition;

    internal EntityOperation(
        DynamoDatabase database, string verb, EntityCodec<TEntity> codec, TFields fields, Func<Condition?, WrittenEntity<TEntity>> write, Condition? condition = null)
        : base(database)
    {
        Verb = verb;
        _codec = codec;
        _fields = fields;
        _write = write;
        _condition = condition;
    }

    /// <summary>
    /// Only if the stored item meets a condition, in addition to those given before; otherwise a <see cref="Errors.ConditionFailedException"/>.
    /// Where nothing is stored, every attribute is absent.
    /// </summary>
    /// <param name="condition">The condition.</param>
    public EntityOperation<TEntity, TFields> If(Func<TFields, Condition> condition) =>
        new(Database, Verb, _codec, _fields, _write, Terms.And(_codec.Schema, _condition, _fields, condition));

    internal override string Verb { get; }

    internal override EntitySchema Entity => _codec.Schema;

    internal override PlannedWrite<TEntity> ToWrite() => Written().ToWrite();

    internal WrittenEntity<TEntity> Written() => _write(_condition);
}
