using System.Runtime.CompilerServices;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Subjects;

/// <summary>Reads what was found, with the claims to unique values that it owns.</summary>
internal sealed class SubjectExport(DynamoDatabase database, Action<int> done)
{
    private const int Points = 100;

    public async IAsyncEnumerable<SubjectItem> RunAsync(Findings findings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var items in findings.Levels.SelectMany(level => level.GroupBy(item => item.Entity.Name)))
        {
            await foreach (var item in ReadAsync(items.First().Entity, [.. items.Select(item => item.Key)], true, cancellationToken).ConfigureAwait(false))
                yield return item;
        }

        foreach (var items in findings.Referring.GroupBy(item => item.Entity.Name))
        {
            await foreach (var item in ReadAsync(items.First().Entity, [.. items.Select(item => item.Key).Distinct()], false, cancellationToken).ConfigureAwait(false))
                yield return item;
        }
    }

    private async IAsyncEnumerable<SubjectItem> ReadAsync(
        EntitySchema entity, IReadOnlyList<Key> keys, bool belongs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(Points))
        {
            var rows = await ReadAsync([.. some.Select(key => new Read.Point(entity, key, IsConsistent: true))], cancellationToken).ConfigureAwait(false);
            var items = rows.SelectMany(row => row.Items).ToList();
            var claims = await ClaimsOfAsync(entity, items, cancellationToken).ConfigureAwait(false);
            foreach (var item in items)
                yield return new SubjectItem(entity.Name, belongs, PlainJson.Of(item), [.. claims[Key.OfItem(entity, item).ToOwner()]]);
            done(some.Length);
        }
    }

    private async Task<ILookup<string, string>> ClaimsOfAsync(EntitySchema entity, List<ReadOnlyMemory<byte>> items, CancellationToken cancellationToken)
    {
        var unique = new UniqueValues(entity);
        var claims = items.SelectMany(unique.ClaimsOf).ToList();
        var owners = claims.Count == 0 ? [] : await ReadAsync([.. claims.Select(claim => new Read.Owner(claim))], cancellationToken).ConfigureAwait(false);
        return claims.Zip(owners).Where(pair => pair.Second.Items.Count > 0).ToLookup(
            pair => UniqueClaim.OwnerIn(pair.Second.Items[0]) ?? "", pair => KeyText.Of(database.Layout.AddressOf(pair.First).Key[0].Value), StringComparer.Ordinal);
    }

    private ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CancellationToken cancellationToken) =>
        database.Store.ReadAsync(wave, CallContext.None, null, cancellationToken);
}
