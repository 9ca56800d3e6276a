using FauxSql.Codecs;
using FauxSql.Errors;
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
/// Deletes an item after what belongs to it, and counts what was deleted. The item goes last, so that after a crash the same deletion finds what
/// is left.
/// </summary>
internal sealed class CascadeDelete : Deferred<long>
{
    private const int Page = 200;

    // Of so many items what belongs to them is looked for at the same time.
    private const int Together = 100;

    private readonly DynamoDatabase _database;
    private readonly DeleteIntent _parent;
    private readonly Includes _children;
    private readonly Dictionary<string, EntityCodec> _codecs;

    public CascadeDelete(DynamoDatabase database, EntityCodec codec, Key key, Includes children)
    {
        _database = database;
        _parent = new DeleteIntent(database, codec, key);
        _children = children;
        _codecs = database.Codecs.ToDictionary(one => one.Schema.Name, StringComparer.Ordinal);
        CheckAll(codec.Schema, children);
    }

    public override Plan Explain()
    {
        var requests = new List<PlannedRequest>();
        var others = OtherReferrers();
        var first = others.Aggregate(new PlanBuilder(_database.Layout), (plan, other) => plan.AddRead(1, other.KeysOf(_parent.Key.Partition, ReferrerSearch.Few))).Build();
        requests.AddRange(first.Requests);
        var trip = AddTo(requests, _children, _parent.Key, first.RoundTrips);
        return new Plan([.. requests, .. WritePlan.Of(_parent, _database).Requests.Select(request => request with { RoundTrip = trip + request.RoundTrip })])
        {
            Writes = WritePlan.ActionsOf([.. IntentsBelow(_children), _parent]),
        };
    }

    private protected override OperationInfo Info => new(_database, "DeleteWith", _parent.Entity);

    private protected override async Task<long> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        await CheckOthersAsync(tally, cancellationToken).ConfigureAwait(false);
        var children = await DeleteBelowAsync(_children, [_parent.Key], tally, cancellationToken).ConfigureAwait(false);
        var parent = await new WriteRunner(_database).RunAsync(_parent, tally, cancellationToken).ConfigureAwait(false);
        return children + (parent is null ? 0 : 1);
    }

    private IEnumerable<WriteIntent> IntentsBelow(Includes relations) =>
        relations.SelectMany(relation => IntentsBelow(relation.Nested).Prepend(IntentFor(relation, QueryWrite.EachKey, QueryWrite.EachKey)));

    // Returns the last round trip.
    private int AddTo(List<PlannedRequest> requests, Includes relations, Key parent, int trip)
    {
        foreach (var relation in relations)
        {
            var keys = new PlanBuilder(_database.Layout).AddRead(++trip, KeysOf(relation, parent)).Build().Requests;
            requests.AddRange(parent == QueryWrite.EachKey ? keys.Select(request => request with { IsRepeated = true }) : keys);
            var (intent, table) = (IntentFor(relation, QueryWrite.EachKey, parent), _database.Layout.RouteOf(relation.Entity, null).Table);
            if (relation.Nested.Count > 0 && relation.Schema.Index is not null)
                requests.Add(new PlannedRequest(++trip, "BatchGetItem", table, $"each {relation.Entity.Name} found, to see that it still belongs there", true, 1, 0));
            trip = AddTo(requests, relation.Nested, QueryWrite.EachKey, trip);
            requests.AddRange(IsPlain(intent)
                ? [new PlannedRequest(trip + 1, "BatchWriteItem", table, $"delete each {relation.Entity.Name} found", true, 0, 1)]
                : WritePlan.OfEach(intent, trip, _database));
            trip = requests[^1].RoundTrip;
        }

        return trip;
    }

    // What refers to the item and does not go with it keeps it from being deleted; better said before anything is.
    private async Task CheckOthersAsync(Tally? tally, CancellationToken cancellationToken)
    {
        List<Referred> others = [.. OtherReferrers().Select(other => new Referred(_parent.Entity, _parent.Key, other))];
        var answers = await new ReferrerSearch(_database, tally)
            .FindAsync(others, (to, key) => to.Entity == to.By.Entity && key == to.Key, cancellationToken)
            .ConfigureAwait(false);
        if (answers.OfType<ReferencedException>().FirstOrDefault() is { } referenced)
            throw referenced;
    }

    private IEnumerable<Referrer> OtherReferrers() => _parent.Referrers.Where(referrer =>
        !_children.Any(relation => relation.Entity.Name == referrer.Entity.Name && Fetch.KeyAttributeOf(relation) == referrer.Attribute));

    private async Task<long> DeleteBelowAsync(Includes relations, IReadOnlyList<Key> parents, Tally? tally, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        foreach (var relation in relations)
        {
            foreach (var some in parents.Chunk(Together))
                deleted += await DeleteAsync(relation, some, tally, cancellationToken).ConfigureAwait(false);
        }

        return deleted;
    }

    private async Task<long> DeleteAsync(Relation relation, Key[] parents, Tally? tally, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        List<(Key Parent, Read.Range Keys)> pages = [.. parents.Select(parent => (parent, KeysOf(relation, parent)))];
        while (pages.Count > 0)
        {
            var rows = await ReadAsync(relation, [.. pages.Select(page => page.Keys)], tally, cancellationToken).ConfigureAwait(false);
            List<(Key Key, Key Parent)> found = [.. pages.Zip(rows).SelectMany(pair => pair.Second.Items.Select(item => (Key.OfItem(relation.Entity, item), pair.First.Parent)))];
            if (relation.Nested.Count > 0)
            {
                var owning = await StillBelongingAsync(relation, found, tally, cancellationToken).ConfigureAwait(false);
                deleted += await DeleteBelowAsync(relation.Nested, owning, tally, cancellationToken).ConfigureAwait(false);
            }

            deleted += await DeleteAllAsync(found.ConvertAll(one => IntentFor(relation, one.Key, one.Parent)), tally, cancellationToken).ConfigureAwait(false);
            pages = [.. pages.Zip(rows).Where(pair => pair.Second.Position is not null).Select(pair => (pair.First.Parent, pair.First.Keys.Following(pair.Second)))];
        }

        return deleted;
    }

    // What belongs to another parent by now keeps what belongs to it.
    private async Task<IReadOnlyList<Key>> StillBelongingAsync(Relation relation, List<(Key Key, Key Parent)> found, Tally? tally, CancellationToken cancellationToken)
    {
        var current = relation.Schema.Index is null ? found : await _database.Store.CurrentAsync(
            found, one => new(relation.Entity, one.Key, Fetch.KeyAttributeOf(relation), one.Parent.Partition), ContextOf(relation), tally, cancellationToken).ConfigureAwait(false);
        return [.. current.Select(one => one.Key)];
    }

    private async Task<long> DeleteAllAsync(List<WriteIntent> intents, Tally? tally, CancellationToken cancellationToken)
    {
        if (!intents.TrueForAll(IsPlain))
            return await new EachWriter(_database, tally).RunAsync(intents, cancellationToken).ConfigureAwait(false);
        var failures = await new BatchRunner(_database, null).RunAsync(intents, new HashSet<int>(), tally, cancellationToken).ConfigureAwait(false);
        return failures.Count == 0 ? intents.Count : throw failures[0].Reason;
    }

    // Whether it can be part of a batch, which has no conditions.
    private static bool IsPlain(WriteIntent intent) => !intent.ReadsFirst && intent.Demands.Count == 0;

    private ValueTask<IReadOnlyList<Rows>> ReadAsync(Relation relation, IReadOnlyList<Read> wave, Tally? tally, CancellationToken cancellationToken) =>
        _database.Store.ReadAsync(wave, ContextOf(relation), tally, cancellationToken);

    private static CallContext ContextOf(Relation relation) => new() { Entity = relation.Entity.Name };

    private WriteIntent IntentFor(Relation relation, Key key, Key parent) => new DeleteIntent(_database, _codecs[relation.Entity.Name], key)
    {
        Demands = relation.Schema.Index is null ? [] : [Demand.Met(relation.Entity, key, BelongsTo(relation, parent))],
    };

    private static Condition BelongsTo(Relation relation, Key parent) => Condition.IsEqual(Fetch.KeyAttributeOf(relation), parent.Partition);

    private static Read.Range KeysOf(Relation relation, Key parent) => new(relation.Entity, relation.Schema.Index, [parent.Partition])
    {
        IsConsistent = relation.Schema.Index is null,
        Take = Page,
        Projection = SelectedItem.KeysOf(relation.Entity, relation.Schema.Index),
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
