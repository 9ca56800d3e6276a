using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Looks for items that refer to others by enforced references, for all of these at once.</summary>
internal sealed class ReferrerSearch(DynamoDatabase database, Tally? tally)
{
    /// <summary>How many are looked for at first: what an exception names.</summary>
    public const int Few = 3;

    private const int Page = 100;

    /// <param name="asked">The items that may be referred to.</param>
    /// <param name="isLeftOut">Whether an item that is found does not count.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>For each item asked about who refers to it, or null when nothing does.</returns>
    public async Task<IReadOnlyList<ReferencedException?>> FindAsync(
        IReadOnlyList<Referred> asked, Func<Referred, Key, bool> isLeftOut, CancellationToken cancellationToken)
    {
        var answers = new ReferencedException?[asked.Count];
        List<(int Index, Read.Range Page)> pages = [.. asked.Index().Select(one => (one.Index, one.Item.By.KeysOf(one.Item.Key.Partition, Few)))];
        while (pages.Count > 0)
        {
            var rows = await ReadAsync([.. pages.Select(page => page.Page)], cancellationToken).ConfigureAwait(false);
            List<(int Index, Key Key)> found = [.. pages.Zip(rows).SelectMany(pair => pair.Second.Items
                .Select(item => (pair.First.Index, Key: Key.OfItem(asked[pair.First.Index].By.Entity, item))))
                .Where(one => !isLeftOut(asked[one.Index], one.Key))];
            var referring = (await ReferringAsync(asked, found, cancellationToken).ConfigureAwait(false)).ToLookup(one => one.Index, one => one.Key);
            foreach (var (index, keys) in referring.Select(group => (group.Key, group.Take(Few).ToList())))
                answers[index] = new ReferencedException(asked[index].Entity, asked[index].Key, asked[index].By, keys, isMore: keys.Count >= Few);
            pages = [.. pages.Zip(rows)
                .Where(pair => answers[pair.First.Index] is null && pair.Second.Position is not null)
                .Select(pair => (pair.First.Index, pair.First.Page.Following(pair.Second) with { Take = Page }))];
        }

        return answers;
    }

    private async Task<IEnumerable<(int Index, Key Key)>> ReferringAsync(IReadOnlyList<Referred> asked, List<(int Index, Key Key)> found, CancellationToken cancellationToken)
    {
        var shown = found.ToLookup(one => asked[one.Index].By.Index is not null);
        var current = await database.Store.CurrentAsync([.. shown[true]], one => ReferenceOf(asked[one.Index], one.Key), CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        return shown[false].Concat(current);
    }

    private static CurrentReferences.Reference ReferenceOf(Referred to, Key key) => new(to.By.Entity, key, to.By.Attribute, to.Key.Partition);

    private ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CancellationToken cancellationToken) =>
        database.Store.ReadAsync(wave, CallContext.None, tally, cancellationToken);
}
