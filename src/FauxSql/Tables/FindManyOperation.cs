using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Limits;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Reads the items of many keys, in batches that are sent together.</summary>
internal sealed class FindManyOperation<TEntity>(DynamoDatabase database, EntityCodec<TEntity> codec, IReadOnlyList<Key> keys) : Deferred<IReadOnlyList<TEntity?>>
    where TEntity : class
{
    public override Plan Explain()
    {
        var plan = new PlanBuilder(database.Layout);
        Key[] distinct = [.. keys.Distinct()];
        if (distinct.Length == 1)
            return plan.AddRead(1, new Read.Point(codec.Schema, distinct[0])).Build();
        foreach (var batch in distinct.Chunk(DynamoLimits.BatchGetKeys))
            plan.AddBatch(codec.Schema, batch);
        return plan.Build();
    }

    private protected override async Task<IReadOnlyList<TEntity?>> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        Read[] reads = [.. keys.Select(key => new Read.Point(codec.Schema, key))];
        var rows = await database.Store.ReadAsync(reads, CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        TEntity?[] found = [.. rows.Select(row => row.Items.Count == 0 ? null : codec.Decode(row.Items[0]))];
        tally?.CountItems(found.Count(entity => entity is not null));
        return found;
    }
}
