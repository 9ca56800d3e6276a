using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// Writes every item that a query finds, each by itself and only while it still is what the query asks for, and counts those that were
/// written.
/// </summary>
internal sealed class QueryWrite(DynamoDatabase database, Read.Range range, Func<Key, IReadOnlyList<Demand>, WriteIntent> intentFor) : Deferred<long>
{
    private const int InFlight = 25;
    private const int Page = 200;

    /// <summary>Stands for the key of each item, where none is known yet.</summary>
    public static readonly Key EachKey = new(new AttributeValue.String("…"), null);

    private readonly EntitySchema _entity = range.Entity;

    public override Plan Explain()
    {
        var intent = intentFor(EachKey, DemandsOf(EachKey));
        var table = database.Layout.RouteOf(_entity, null).Table;
        var detail = $"each {_entity.Name} found" + string.Concat(intent.Demands.Select(demand => ", " + demand.Text));
        var read = new PlanBuilder(database.Layout).AddRead(1, KeysOnly(range)).Build().Requests;
        return new Plan(intent.ReadsFirst
            ? [.. read, new PlannedRequest(2, "GetItem", table, $"each {_entity.Name} found", true, 1, 0), new PlannedRequest(3, "TransactWriteItems", table, detail + ", and its unique values", true, 0, 2)]
            : [.. read, new PlannedRequest(2, WriteBody.OperationOf(intent.WritesFor(null).First()), table, detail, true, 0, 1)]);
    }

    private protected override async Task<long> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var written = 0L;
        var seen = new HashSet<Key>();
        foreach (var part in range.Parts())
        {
            var left = range.Take - seen.Count;
            for (var page = KeysOnly(part) with { Take = Math.Min(left ?? Page, Page) }; left is not 0;)
            {
                var rows = (await database.Store.ReadAsync([page], new CallContext { Entity = _entity.Name }, tally, cancellationToken).ConfigureAwait(false))[0];
                // An item that its own change moves along the index is found again, and must not be changed again.
                List<Key> keys = [.. rows.Items.Select(item => Key.OfItem(_entity, item)).Where(seen.Add)];
                foreach (var round in keys.Chunk(InFlight))
                    written += await WriteAsync(round, tally, cancellationToken).ConfigureAwait(false);
                left = range.Take - seen.Count;
                if (rows.Position is null)
                    break;
                page = page with { After = rows.Position, Take = Math.Min(left ?? Page, Page) };
            }
        }

        return written;
    }

    private async Task<int> WriteAsync(Key[] keys, Tally? tally, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wave = Waves.Next();
        var runner = new WriteRunner(database);
        var results = await Task.WhenAll(keys.Select(key => runner.RunAsync([intentFor(key, DemandsOf(key))], null, tally, cancellationToken, wave))).ConfigureAwait(false);
        var refused = results.SelectMany(result => result.Failures.Take(1)).Select(failure => failure.Reason).FirstOrDefault(reason => !IsNoLongerMeant(reason));
        return refused is null ? results.Count(result => result.Failures.Count == 0) : throw refused;
    }

    private static bool IsNoLongerMeant(FauxSqlException reason) => reason is ItemNotFoundException or ConditionFailedException;

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
