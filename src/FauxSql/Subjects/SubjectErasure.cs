using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Writes;

namespace FauxSql.Subjects;

/// <summary>
/// Erases what was found: first the references that are cleared, then what belongs to the subject, every item before those that it belongs to. So
/// whatever is left when it is stopped can still be found from the subject's key, and the same erasure completes it.
/// </summary>
internal sealed class SubjectErasure(DynamoDatabase database, SubjectRules rules, Action<int> done)
{
    private const int Round = 200;

    private readonly Dictionary<string, EntityCodec> _codecs = database.Codecs.ToDictionary(codec => codec.Schema.Name, StringComparer.Ordinal);
    private readonly OrderedDictionary<string, SubjectCount> _counts = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<SubjectCount>> RunAsync(Findings findings, CancellationToken cancellationToken)
    {
        // One transaction takes an item once, and an item may lose several references.
        foreach (var items in findings.Referring.GroupBy(item => item.Through))
            Count(items.Key!.Entity, 0, await WriteAsync(items, Clearing, cancellationToken).ConfigureAwait(false));
        foreach (var items in InOrder(findings))
            Count(items.Key.Entity, await WriteAsync(items, Deletion, cancellationToken).ConfigureAwait(false), 0);
        return [.. _counts.Values.Reverse()];
    }

    private IEnumerable<IGrouping<(string Entity, int Level), FoundItem>> InOrder(Findings findings) =>
        from items in findings.Levels.Index().SelectMany(level => level.Item.GroupBy(item => (Entity: item.Entity.Name, Level: level.Index)))
        orderby rules.RankOf(items.Key.Entity) descending, items.Key.Level descending
        select items;

    private async Task<long> WriteAsync(IEnumerable<FoundItem> items, Func<FoundItem, WriteIntent> intentFor, CancellationToken cancellationToken)
    {
        var written = 0L;
        foreach (var round in items.Chunk(Round))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failures = await new BatchRunner(database, null).RunAsync([.. round.Select(intentFor)], new HashSet<int>(), null, cancellationToken).ConfigureAwait(false);
            if (failures.Select(failure => failure.Reason).FirstOrDefault(reason => reason is not ConditionFailedException) is { } refused)
                throw refused;
            written += round.Length - failures.Count;
            done(round.Length);
        }

        return written;
    }

    private DeleteIntent Deletion(FoundItem item) => new(database, _codecs[item.Entity.Name], item.Key) { Demands = item.Demands };

    // What is derived from the reference tells of it, and goes with it.
    private UpdateIntent Clearing(FoundItem item)
    {
        var entity = item.Entity;
        var reference = item.Through!.Attribute;
        var lost = entity.Attributes.Where(attribute => attribute.Name == reference || attribute.DerivedFrom.Contains(reference));
        var changes = new UpdateExpression([.. lost.Select(attribute => new UpdateAction.Remove(new DocumentPath(attribute.Name))), .. UpdateChanges.VersionCount(entity)]);
        return new UpdateIntent(_codecs[entity.Name], item.Key, changes, ReturnedItem.None) { Demands = item.Demands };
    }

    private void Count(string entity, long items, long references)
    {
        var before = _counts.GetValueOrDefault(entity) ?? new SubjectCount(entity, 0, 0);
        _counts[entity] = before with { Items = before.Items + items, References = before.References + references };
    }
}
