using System.Runtime.CompilerServices;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Subjects;

/// <summary>Finds the keys of all items about a data subject, level by level.</summary>
internal sealed class SubjectSearch(DynamoDatabase database, SubjectRules rules, Action<int> found)
{
    private const int Partitions = 25;
    private const int Points = 100;
    private const int Page = 1000;

    private readonly HashSet<(string Entity, Key Key)> _belonging = [];
    private readonly List<FoundItem> _referring = [];

    /// <summary>The search begins with the key, whether or not there is such an item: an erasure that was stopped may have left what refers to it.</summary>
    public async Task<Findings> RunAsync(EntitySchema entity, Key key, CancellationToken cancellationToken)
    {
        var root = new FoundItem(entity, key, null, null);
        _belonging.Add((entity.Name, key));
        IReadOnlyList<FoundItem> first = await IsThereAsync(root, cancellationToken).ConfigureAwait(false) ? [root] : [];
        found(first.Count);
        var levels = new List<IReadOnlyList<FoundItem>> { first };
        for (var level = await FollowAsync([root], cancellationToken).ConfigureAwait(false); level.Count > 0;)
        {
            levels.Add(level);
            level = await FollowAsync(level, cancellationToken).ConfigureAwait(false);
        }

        return new Findings(levels, [.. _referring.Where(item => !_belonging.Contains((item.Entity.Name, item.Key)))]);
    }

    private async Task<bool> IsThereAsync(FoundItem item, CancellationToken cancellationToken) =>
        (await ReadAsync([new Read.Point(item.Entity, item.Key, IsConsistent: true)], cancellationToken).ConfigureAwait(false))[0].Items.Count > 0;

    private async Task<List<FoundItem>> FollowAsync(IReadOnlyList<FoundItem> level, CancellationToken cancellationToken)
    {
        var next = new List<FoundItem>();
        foreach (var reference in rules.References)
        {
            var values = level.Where(item => item.Entity.Name == reference.Target).Select(item => item.Key.Partition).Distinct().ToList();
            if (values.Count == 0)
                continue;
            await foreach (var item in FindAsync(reference, values, cancellationToken).ConfigureAwait(false))
            {
                if (reference.IsCleared)
                    _referring.Add(item);
                else if (_belonging.Add((item.Entity.Name, item.Key)))
                    next.Add(item);
                else
                    continue;
                found(1);
            }
        }

        return next;
    }

    private IAsyncEnumerable<FoundItem> FindAsync(SubjectReference reference, List<AttributeValue> values, CancellationToken cancellationToken)
    {
        var entity = database.Schema.Entities.Single(candidate => candidate.Name == reference.Entity);
        if (reference.IsScanned)
            return ScanAsync(entity, reference, [.. values], cancellationToken);
        var items = QueryAsync(entity, reference, values, cancellationToken);
        return reference.Index is null ? items : ConfirmAsync(items, cancellationToken);
    }

    private async IAsyncEnumerable<FoundItem> QueryAsync(
        EntitySchema entity, SubjectReference reference, List<AttributeValue> values, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = KeysOf(entity, database.Layout.RouteOf(entity, reference.Index).Key.Attributes);
        foreach (var some in values.Chunk(Partitions))
        {
            var rows = await ReadAsync(
                [.. some.Select(value => new Read.Range(entity, reference.Index, [value]) { Projection = keys, IsConsistent = reference.Index is null })], cancellationToken).ConfigureAwait(false);
            foreach (var (value, row) in some.Zip(rows))
            {
                foreach (var item in row.Items)
                    yield return new FoundItem(entity, Key.OfItem(entity, item), reference, value);
            }
        }
    }

    private async IAsyncEnumerable<FoundItem> ConfirmAsync(IAsyncEnumerable<FoundItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var some in items.Chunk(Points).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var current = await database.Store.CurrentAsync(
                some, item => new(item.Entity, item.Key, item.Through!.Attribute, item.Value!), CallContext.None, null, cancellationToken).ConfigureAwait(false);
            foreach (var item in current)
                yield return item;
        }
    }

    private async IAsyncEnumerable<FoundItem> ScanAsync(
        EntitySchema entity, SubjectReference reference, HashSet<AttributeValue> values, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = new Read.Range(entity, null, []) { Projection = KeysOf(entity, [reference.Attribute]), IsConsistent = true, Take = Page }; ;)
        {
            var rows = (await ReadAsync([page], cancellationToken).ConfigureAwait(false))[0];
            foreach (var item in rows.Items)
            {
                if (ItemReader.Get(item, new DocumentPath(reference.Attribute)) is { } value && values.Contains(value))
                    yield return new FoundItem(entity, Key.OfItem(entity, item), reference, value);
            }

            if (rows.Position is null)
                yield break;
            page = page.Following(rows);
        }
    }

    private static ProjectionExpression KeysOf(EntitySchema entity, IEnumerable<string> more) => SelectedItem.ProjectionOf([], [.. entity.Key.Attributes, .. more]);

    private ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CancellationToken cancellationToken) =>
        database.Store.ReadAsync(wave, CallContext.None, null, cancellationToken);
}
