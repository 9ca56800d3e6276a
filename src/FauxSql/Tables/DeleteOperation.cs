using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Deletes one item, and results in whether there was one. Immutable: every method returns another operation.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">Its attributes.</typeparam>
public sealed class DeleteOperation<TEntity, TFields> : Deferred<bool>
    where TEntity : class
{
    private readonly DynamoDatabase _database;
    private readonly EntityCodec<TEntity> _codec;
    private readonly TFields _fields;
    private readonly Key _key;
    private readonly Condition? _condition;

    internal DeleteOperation(DynamoDatabase database, EntityCodec<TEntity> codec, TFields fields, Key key, Condition? condition)
    {
        _database = database;
        _codec = codec;
        _fields = fields;
        _key = key;
        _condition = condition;
    }

    /// <summary>Only if a condition is met, in addition to those given before; otherwise a <see cref="ConditionFailedException"/>.</summary>
    /// <param name="condition">The condition.</param>
    public DeleteOperation<TEntity, TFields> If(Func<TFields, Condition> condition) =>
        new(_database, _codec, _fields, _key, Terms.And(_codec.Schema, _condition, _fields, condition));

    /// <inheritdoc/>
    public override Plan Explain() => new ItemWriter<TEntity>(_database, _codec).ExplainDelete(_key, _condition);

    private protected override async Task<bool> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var writer = new ItemWriter<TEntity>(_database, _codec);
        var outcome = await writer.RemoveAsync(_key, _condition, tally, cancellationToken).ConfigureAwait(false);
        return outcome.Failed is null
            ? outcome.Item is not null
            : throw new ConditionFailedException(_codec.Schema.Name, _key.ToString(), writer.Decode(outcome.Stored));
    }
}
