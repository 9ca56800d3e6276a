using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Limits;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Reads the items of many keys and what is related to them, in batches that are sent together.</summary>
internal sealed class FindManyOperation<TEntity>(DynamoDatabase database, EntityCodec<TEntity> codec, IReadOnlyList<Key> keys, Includes includes)
    : Deferred<IReadOnlyList<TEntity?>>
    where TEntity : class
{
    private readonly List<Read.Point> _reads = [.. keys.Distinct().Select(key => new Read.Point(codec.Schema, key))];

    public override Plan Explain() => new PlanBuilder(database.Layout).AddPoints(_reads, includes).Build();

    private protected override async Task<IReadOnlyList<TEntity?>> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var found = await new IncludePlanner(database.Store, tally).ReadAsync(codec, _reads, includes, 1, cancellationToken).ConfigureAwait(false);
        var byKey = _reads.Zip(found).ToDictionary(pair => pair.First.Key, pair => pair.Second.Items.Count == 0 ? null : pair.Second.Items[0]);
        return [.. keys.Select(key => byKey[key])];
    }
}
