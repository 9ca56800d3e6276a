using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>
/// Chooses one stored item of each entity: one that has all index keys, and where the model relates entities, the items that belong together.
/// </summary>
internal static class SampleReader
{
    private const int Candidates = 50;

    public static async Task<Dictionary<Type, object>> ReadAsync(DynamoDatabase database, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var referenced = database.Schema.Entities.SelectMany(entity => entity.References).Select(reference => reference.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var entity in database.Schema.Entities.OrderBy(entity => referenced.Contains(entity.Name)))
            await FollowAsync(database, entity, items, cancellationToken).ConfigureAwait(false);
        var codecs = database.Codecs.ToDictionary(codec => codec.Schema.Name, StringComparer.Ordinal);
        return items.Where(item => codecs.ContainsKey(item.Key)).ToDictionary(item => codecs[item.Key].EntityType, item => codecs[item.Key].DecodeObject(item.Value));
    }

    private static async Task FollowAsync(
        DynamoDatabase database, EntitySchema entity, Dictionary<string, ReadOnlyMemory<byte>> items, CancellationToken cancellationToken)
    {
        if (!items.ContainsKey(entity.Name))
        {
            var rows = await ReadAsync(database, new Read.Range(entity, null, []) { Take = Candidates }, cancellationToken).ConfigureAwait(false);
            if (rows.Items.Count == 0)
                return;
            items[entity.Name] = rows.Items.MaxBy(item => IndexKeysIn(entity, item));
        }

        foreach (var reference in entity.References)
        {
            var target = database.Schema.Entities.First(candidate => candidate.Name == reference.Target);
            if (items.ContainsKey(target.Name) || target.Key.Sort.Count > 0
                || ItemReader.Get(items[entity.Name], new DocumentPath(reference.Attribute)) is not { } key)
            {
                continue;
            }

            var rows = await ReadAsync(database, new Read.Point(target, new Key(key, null)), cancellationToken).ConfigureAwait(false);
            if (rows.Items.Count == 0)
                continue;
            items[target.Name] = rows.Items[0];
            await FollowAsync(database, target, items, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int IndexKeysIn(EntitySchema entity, ReadOnlyMemory<byte> item) => entity.Indexes
        .SelectMany(index => index.Key.Attributes)
        .Concat(entity.References.Select(reference => reference.Attribute))
        .Count(name => ItemReader.TryFind(item, name, out _));

    private static async Task<Rows> ReadAsync(DynamoDatabase database, Read read, CancellationToken cancellationToken) =>
        (await database.Store.ReadAsync([read], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
}
