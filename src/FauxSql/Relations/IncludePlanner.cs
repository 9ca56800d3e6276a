using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Relations;

/// <summary>
/// Fetches an item and what is related to it in waves: a wave holds every read whose key is known by now. The item itself, and all that
/// its own key leads to, are the first wave; what needs an attribute of something fetched follows in the next.
/// </summary>
internal sealed class IncludePlanner(IStore store, Tally? tally)
{
    public async Task<object?> GetAsync(EntityCodec codec, Key key, Includes includes, CancellationToken cancellationToken)
    {
        if (includes.Count == 0)
            return await GetAloneAsync(codec, key, cancellationToken).ConfigureAwait(false);
        var early = Fetch.KnownIn(includes, Fetch.KnownOf(codec.Schema, key));
        var first = early.Values.SelectMany(fetch => fetch.SelfAndEarly()).ToList();
        Read[] wave = [new Read.Point(codec.Schema, key), .. first.Select(fetch => fetch.Read)];
        var rows = await store.ReadAsync(wave, CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        if (Root(codec, rows) is not { } root)
            return null;
        var found = first.Zip(rows.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second);
        var next = Resolve(includes, early, [root], found);
        while (next.Count > 0)
            next = await RunAsync(next, cancellationToken).ConfigureAwait(false);
        return root;
    }

    private async Task<object?> GetAloneAsync(EntityCodec codec, Key key, CancellationToken cancellationToken) =>
        Root(codec, await store.ReadAsync([new Read.Point(codec.Schema, key)], CallContext.None, tally, cancellationToken).ConfigureAwait(false));

    private object? Root(EntityCodec codec, IReadOnlyList<Rows> rows)
    {
        if (rows[0].Items.Count == 0)
            return null;
        tally?.CountItems(1);
        return codec.Decode(rows[0].Items[0]);
    }

    private async Task<List<Fetch>> RunAsync(List<Fetch> fetches, CancellationToken cancellationToken)
    {
        var wave = fetches.SelectMany(fetch => fetch.SelfAndEarly()).ToList();
        var rows = await store.ReadAsync([.. wave.Select(fetch => fetch.Read)], CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        var found = wave.Zip(rows).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. fetches.SelectMany(fetch => Attach(fetch, fetch.Sources, found))];
    }

    // Attaches what a fetch found to its sources, and goes on with what is nested in it; returns what has to wait for the next wave.
    private List<Fetch> Attach(Fetch fetch, IReadOnlyList<object> sources, Dictionary<Fetch, Rows> found)
    {
        var codec = fetch.Relation.Target;
        List<object> targets = [.. found[fetch].Items.Select(codec.Decode)];
        tally?.CountItems(targets.Count);
        foreach (var source in sources)
            fetch.Relation.Attach(source, targets);
        return targets.Count == 0 ? [] : Resolve(fetch.Relation.Nested, fetch.Early, targets, found);
    }

    private List<Fetch> Resolve(
        Includes includes, IReadOnlyDictionary<Relation, Fetch> early, IReadOnlyList<object> sources, Dictionary<Fetch, Rows> found)
    {
        var next = new List<Fetch>();
        foreach (var relation in includes)
        {
            if (early.TryGetValue(relation, out var fetched))
                next.AddRange(Attach(fetched, sources, found));
            else
                next.AddRange(FetchFor(relation, sources));
        }

        return next;
    }

    // Sources that refer to the same key share one read.
    private static IEnumerable<Fetch> FetchFor(Relation relation, IReadOnlyList<object> sources)
    {
        var byKey = new Dictionary<AttributeValue, List<object>>();
        foreach (var source in sources)
        {
            if (relation.KeyOf(source) is not { } key || !KeyRules.IsPossible(key))
                relation.Attach(source, []);
            else if (byKey.TryGetValue(key, out var sharing))
                sharing.Add(source);
            else
                byKey.Add(key, [source]);
        }

        return byKey.Select(pair => Fetch.Of(relation, pair.Key, pair.Value));
    }
}
