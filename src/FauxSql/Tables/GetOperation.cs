using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Reads one item with what is related to it.</summary>
internal sealed class GetOperation<TResult>(DynamoDatabase database, EntityCodec codec, Key key, Includes includes, bool isRequired) : Deferred<TResult>
{
    public override Plan Explain() => new PlanBuilder(database.Layout)
        .AddRead(1, new Read.Point(codec.Schema, key))
        .AddIncludes(1, codec.Schema.Name, includes, Fetch.KnownOf(codec.Schema, key))
        .Build();

    private protected override async Task<TResult> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var found = await new IncludePlanner(database.Store, tally).GetAsync(codec, key, includes, cancellationToken).ConfigureAwait(false);
        return found is null && isRequired ? throw new ItemNotFoundException(codec.Schema.Name, key.ToString()) : (TResult)found!;
    }
}
