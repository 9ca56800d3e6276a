using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Relations;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Tables;

/// <summary>Reads the items of many keys and what is related to them, in batches that are sent together.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
public sealed class FindManyOperation<TEntity> : Deferred<IReadOnlyList<TEntity?>>
    where TEntity : class
{
    private readonly DynamoDatabase _database;
    private readonly EntityCodec<TEntity> _codec;
    private readonly IReadOnlyList<Key> _keys;
    private readonly Includes _includes;
    private readonly bool _isConsistent;

    internal FindManyOperation(DynamoDatabase database, EntityCodec<TEntity> codec, IReadOnlyList<Key> keys, Includes includes, bool isConsistent = false)
    {
        _database = database;
        _codec = codec;
        _keys = keys;
        _includes = includes;
        _isConsistent = isConsistent;
    }

    /// <summary>Sees every write to the items that succeeded before, for twice the read units. What is related is read as without.</summary>
    public FindManyOperation<TEntity> Consistent() => new(_database, _codec, _keys, _includes, isConsistent: true);

    /// <inheritdoc/>
    public override Plan Explain() => new PlanBuilder(_database.Layout).AddPoints(Reads(), _includes).Build();

    private protected override OperationInfo Info => new(_database, "FindMany", _codec.Schema);

    private protected override async Task<IReadOnlyList<TEntity?>> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        tally = _database.Traces.Reading(tally);
        if (_includes.Count == 0)
            return await _database.Store.FindManyAsync(_keys, _isConsistent, _codec, CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        var reads = Reads();
        var found = await new IncludePlanner(_database.Store, tally).ReadAsync(_codec, reads, _includes, 1, cancellationToken).ConfigureAwait(false);
        return InOrder(reads, [.. found.Select(items => items.Items.Count == 0 ? null : items.Items[0])]);
    }

    private List<Read.Point> Reads() => [.. _keys.Distinct().Select(key => new Read.Point(_codec.Schema, key, _isConsistent))];

    // A slot for each key that was asked for; each was read once.
    private IReadOnlyList<TEntity?> InOrder(List<Read.Point> reads, IReadOnlyList<TEntity?> found)
    {
        if (reads.Count == _keys.Count)
            return found;
        var byKey = reads.Zip(found).ToDictionary(pair => pair.First.Key, pair => pair.Second);
        return [.. _keys.Select(key => byKey[key])];
    }
}
