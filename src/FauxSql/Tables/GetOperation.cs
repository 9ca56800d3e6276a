using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Reads one item with what is related to it.</summary>
internal sealed class GetOperation<TEntity>(DynamoDatabase database, EntityCodec<TEntity> codec, Key key, Includes includes, bool isRequired) : Deferred<TEntity?>
    where TEntity : class
{
    private readonly Read.Point _read = new(codec.Schema, key);

    public override Plan Explain() => new PlanBuilder(database.Layout).AddRead(1, _read, includes).Build();

    private protected override async Task<TEntity?> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var found = await new IncludePlanner(database.Store, tally).ReadAsync(codec, [_read], includes, 1, cancellationToken).ConfigureAwait(false);
        return found[0].Items switch
        {
            [var item] => item,
            _ when isRequired => throw new ItemNotFoundException(codec.Schema.Name, key.ToString()),
            _ => null,
        };
    }
}
