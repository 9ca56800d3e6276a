using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Relations;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Tables;

/// <summary>What reading one item and what is related to it takes.</summary>
internal sealed record PointRead<TEntity>(DynamoDatabase Database, EntityCodec<TEntity> Codec, Read.Point Read, Includes Includes)
    where TEntity : class
{
    public PointRead<TEntity> Consistent() => this with { Read = Read with { IsConsistent = true } };

    public OperationInfo Info(string verb) => new(Database, verb, Codec.Schema) { IsOneRequest = Includes.Count == 0 };

    public Plan Explain() => new PlanBuilder(Database.Layout).AddRead(1, Read, Includes).Build();

    public ValueTask<TEntity?> FindAsync(Tally? tally, CancellationToken cancellationToken) => Includes.Count == 0
        ? Database.Store.FindAsync(Read, Codec, CallContext.None, Database.Traces.Reading(tally), cancellationToken)
        : FindWithRelatedAsync(tally, cancellationToken);

    private async ValueTask<TEntity?> FindWithRelatedAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var found = await new IncludePlanner(Database.Store, Database.Traces.Reading(tally)).ReadAsync(Codec, [Read], Includes, 1, cancellationToken).ConfigureAwait(false);
        return found[0].Items is [var item] ? item : null;
    }
}
