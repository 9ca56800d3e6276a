using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Telemetry;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// Writes every item that a query finds, each by itself and only while it still is what the query asks for, and counts those that were
/// written.
/// </summary>
internal sealed class QueryWrite(DynamoDatabase database, string verb, Read.Range range, Func<Key, IReadOnlyList<Demand>, WriteIntent> intentFor) : Deferred<long>
{
    private const int Page = 200;

    /// <summary>Stands for the key of each item, where none is known yet.</summary>
    public static readonly Key EachKey = new(new AttributeValue.String("…"), null);

    private readonly EntitySchema _entity = range.Entity;

    /// <summary>The access pattern that the query was named for, if it was.</summary>
    public string? Pattern { get; init; }

    public override Plan Explain()
    {
        var read = new PlanBuilder(database.Layout).AddRead(1, KeysOnly(range)).Build();
        var each = intentFor(EachKey, DemandsOf(EachKey));
        return new Plan([.. read.Requests, .. WritePlan.OfEach(each, read.RoundTrips, database)]) { Writes = WritePlan.ActionsOf([each]) };
    }

    private protected override OperationInfo Info => new(database, verb, _entity) { Named = Pattern };

    private protected override async Task<long> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var written = 0L;
        var writer = new EachWriter(database, tally);
        var seen = new HashSet<Key>();
        foreach (var part in range.Parts())
        {
            var left = range.Take - seen.Count;
            for (var page = KeysOnly(part) with { Take = Math.Min(left ?? Page, Page) }; left is not 0;)
            {
                var rows = (await database.Store.ReadAsync([page], new CallContext { Entity = _entity.Name }, tally, cancellationToken).ConfigureAwait(false))[0];
                // An item that its own change moves along the index is found again, and must not be changed again.
                var keys = rows.Items.Select(item => Key.OfItem(_entity, item)).Where(seen.Add);
                written += await writer.RunAsync([.. keys.Select(key => intentFor(key, DemandsOf(key)))], cancellationToken).ConfigureAwait(false);
                left = range.Take - seen.Count;
                if (rows.Position is null)
                    break;
                page = page.Following(rows) with { Take = Math.Min(left ?? Page, Page) };
            }
        }

        return written;
    }

    // An index may be behind its table, and the item may have changed since it was read.
    private List<Demand> DemandsOf(Key key)
    {
        var values = range.Index is null ? [] : Route.Key.Attributes.Zip(range.KeyValues, Condition.IsEqual);
        var sort = range.Index is null ? null : range.SortKey;
        var asked = Conditions.All([.. values, sort, range.Filter]);
        return asked is null ? [Demand.Exists(_entity, key)] : [Demand.Exists(_entity, key), Demand.Met(_entity, key, asked)];
    }

    private Read.Range KeysOnly(Read.Range read) =>
        read with { Projection = SelectedItem.ProjectionOf([], [.. Route.Key.Attributes, .. Route.TableKey.Attributes]) };

    private Route Route => database.Layout.RouteOf(_entity, range.Index);
}
