using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>
/// Deletes an item after what belongs to it, and counts what was deleted. The item goes last, so that after a crash the same deletion finds what
/// is left.
/// </summary>
internal sealed class CascadeDelete : Deferred<long>
{
    private const int Page = 200;

    private readonly DynamoDatabase _database;
    private readonly DeleteIntent _parent;
    private readonly Includes _children;
    private readonly Dictionary<string, EntityCodec> _codecs;

    public CascadeDelete(DynamoDatabase database, EntityCodec codec, Key key, Includes children)
    {
        _database = database;
        _parent = new DeleteIntent(codec, key);
        _children = children;
        _codecs = database.Codecs.ToDictionary(one => one.Schema.Name, StringComparer.Ordinal);
        CheckAll(codec.Schema, children);
    }

    public override Plan Explain()
    {
        var requests = new List<PlannedRequest>();
        var trip = 0;
        foreach (var relation in _children)
        {
            requests.AddRange(new PlanBuilder(_database.Layout).AddRead(++trip, KeysOf(relation, _parent.Key)).Build().Requests);
            var (intent, table) = (IntentFor(relation, QueryWrite.EachKey, _parent.Key), _database.Layout.RouteOf(relation.Entity, null).Table);
            var inner = relation.Nested.Count == 0 ? "" : ", after what belongs to it";
            if (relation.Nested.Count > 0)
                requests.Add(new PlannedRequest(++trip, "BatchGetItem", table, $"each {relation.Entity.Name} found, to see that it still belongs there", true, 1, 0));
            if (intent.ReadsFirst)
                requests.Add(new PlannedRequest(++trip, "BatchGetItem", table, $"each {relation.Entity.Name} found", true, 1, 0));
            var operation = intent.ReadsFirst || intent.Demands.Count > 0 ? "TransactWriteItems" : "BatchWriteItem";
            requests.Add(new PlannedRequest(++trip, operation, table, $"delete each {relation.Entity.Name} found{inner}", true, 0, operation == "BatchWriteItem" ? 1 : 2));
        }

        return new Plan([.. requests, .. WritePlan.Of(_parent, _database).Requests.Select(request => request with { RoundTrip = trip + request.RoundTrip })]);
    }

    private protected override async Task<long> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        var children = await DeleteAsync(_children, _parent.Key, tally, cancellationToken).ConfigureAwait(false);
        var parent = await new WriteRunner(_database).RunAsync(_parent, tally, cancellationToken).ConfigureAwait(false);
        return children + (parent is null ? 0 : 1);
    }

    private async Task<long> DeleteAsync(Includes relations, Key parent, Tally? tally, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        foreach (var relation in relations)
        {
            for (var page = KeysOf(relation, parent); ;)
            {
                var rows = (await _database.Store.ReadAsync([page], new CallContext { Entity = relation.Entity.Name }, tally, cancellationToken).ConfigureAwait(false))[0];
                List<Key> found = [.. rows.Items.Select(item => Key.OfItem(relation.Entity, item))];
                if (relation.Nested.Count > 0 && found.Count > 0)
                    deleted += await DeleteBelowAsync(relation, found, parent, tally, cancellationToken).ConfigureAwait(false);
                deleted += await DeleteAllAsync([.. found.Select(key => IntentFor(relation, key, parent))], tally, cancellationToken).ConfigureAwait(false);
                if (rows.Position is null)
                    break;
                page = page with { After = rows.Position };
            }
        }

        return deleted;
    }

    // An index may be behind its table: what belongs to another parent by now keeps what belongs to it.
    private async Task<long> DeleteBelowAsync(Relation relation, List<Key> found, Key parent, Tally? tally, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        Read[] wave = [.. found.Select(key => new Read.Point(relation.Entity, key, IsConsistent: true))];
        var rows = await _database.Store.ReadAsync(wave, new CallContext { Entity = relation.Entity.Name }, tally, cancellationToken).ConfigureAwait(false);
        foreach (var (key, row) in found.Zip(rows))
        {
            if (row.Items.Count > 0 && ConditionEvaluator.IsTrue(BelongsTo(relation, parent), row.Items[0]))
                deleted += await DeleteAsync(relation.Nested, key, tally, cancellationToken).ConfigureAwait(false);
        }

        return deleted;
    }

    private async Task<long> DeleteAllAsync(List<WriteIntent> intents, Tally? tally, CancellationToken cancellationToken)
    {
        var failures = await new BatchRunner(_database, null).RunAsync(intents, new HashSet<int>(), tally, cancellationToken).ConfigureAwait(false);
        var refused = failures.Select(failure => failure.Reason).FirstOrDefault(reason => reason is not ConditionFailedException);
        return refused is null ? intents.Count - failures.Count : throw refused;
    }

    private DeleteIntent IntentFor(Relation relation, Key key, Key parent) => new(_codecs[relation.Entity.Name], key)
    {
        Demands = relation.Schema.Index is null ? [] : [Demand.Met(relation.Entity, key, BelongsTo(relation, parent))],
    };

    private static Condition BelongsTo(Relation relation, Key parent) => Condition.IsEqual(Fetch.KeyAttributeOf(relation), parent.Partition);

    private static Read.Range KeysOf(Relation relation, Key parent) => new(relation.Entity, relation.Schema.Index, [parent.Partition])
    {
        IsConsistent = relation.Schema.Index is null,
        Take = Page,
        Projection = SelectedItem.ProjectionOf([], [.. relation.Entity.Key.Attributes]),
    };

    private static void CheckAll(EntitySchema source, Includes relations)
    {
        foreach (var relation in relations)
        {
            if (relation.Schema.Path is not (RelationPath.Partition or RelationPath.Index or RelationPath.SameKey))
                throw Refused(source, relation, "it does not lead to items that refer to this one by a reference of their own");
            if (source.Key.Sort.Count > 0)
                throw Refused(source, relation, $"a {source.Name} shares its partition key with others, and so what refers to it");
            if (relation.Filter is not null || relation.Limit is not null)
                throw Refused(source, relation, "a condition or a number would leave some behind; name it without Where and Take");
            CheckAll(relation.Entity, relation.Nested);
        }
    }

    private static ArgumentException Refused(EntitySchema source, Relation relation, string why) =>
        new($"{source.Name}.{relation.Schema.Property} cannot be deleted with its {source.Name}: {why}");
}
