using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Relations;

/// <summary>
/// Reads items and what is related to them in waves: a wave holds every read whose key is known by now. The items themselves, and all that
/// the keys asked for lead to, are the first wave; what needs an attribute of something fetched follows in the next.
/// </summary>
internal sealed class IncludePlanner(IStore store, Tally? tally)
{
    /// <summary>What each read found, with what is related.</summary>
    /// <param name="codec">The codec of the items.</param>
    /// <param name="reads">The reads, all different.</param>
    /// <param name="includes">What is fetched with the items, at least one relation.</param>
    /// <param name="most">How many items of each read are wanted; what a read finds beyond them stays rows.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public ValueTask<IReadOnlyList<Found<T>>> ReadAsync<T>(
        EntityCodec<T> codec, IReadOnlyList<Read> reads, Includes includes, int most, CancellationToken cancellationToken)
        where T : class => ReadAsync(rows => codec.Decode(rows, most), reads, includes, cancellationToken);

    /// <summary>The same of items that <paramref name="decode"/> makes something of.</summary>
    public async ValueTask<IReadOnlyList<Found<T>>> ReadAsync<T>(
        Func<Rows, Found<T>> decode, IReadOnlyList<Read> reads, Includes includes, CancellationToken cancellationToken)
        where T : class
    {
        List<Fetch> roots = [.. reads.Select(read => new Fetch(read, includes))];
        var rows = await SendAsync(roots, cancellationToken).ConfigureAwait(false);
        var found = roots.ConvertAll(root => decode(rows[root]));
        var missing = Follow(includes, [.. roots.Zip(found, (root, one) => new Reached(root, one.Items))], rows);
        while (ReadsOf(missing) is { Count: > 0 } next)
        {
            rows = await SendAsync(next.ConvertAll(one => one.Reached.Fetch), cancellationToken).ConfigureAwait(false);
            missing = [.. next.GroupBy(one => one.Relation, one => one.Reached).SelectMany(group => Attach(group.Key, [.. group], rows))];
        }

        return found;
    }

    private async Task<Dictionary<Fetch, Rows>> SendAsync(List<Fetch> fetches, CancellationToken cancellationToken)
    {
        List<Fetch> wave = [.. fetches.SelectMany(fetch => fetch.SelfAndEarly())];
        var rows = await store.ReadAsync([.. wave.Select(fetch => fetch.Read)], CallContext.None, tally, cancellationToken).ConfigureAwait(false);
        return wave.Zip(rows).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    // Attaches what was fetched of one relation, and goes on with what is nested in it; returns what has to wait for the next wave.
    private List<Missing> Attach(Relation relation, List<Reached> reached, Dictionary<Fetch, Rows> rows) =>
        Follow(relation.Nested, reached.ConvertAll(one => one with { Items = relation.Attach(one.Items, rows[one.Fetch].Items) }), rows);

    private List<Missing> Follow(Includes includes, List<Reached> from, Dictionary<Fetch, Rows> rows)
    {
        var missing = new List<Missing>();
        foreach (var relation in includes)
        {
            var early = from.FindAll(one => one.Fetch.Early.ContainsKey(relation) && one.Items.Count > 0);
            missing.AddRange(Attach(relation, early.ConvertAll(one => one with { Fetch = one.Fetch.Early[relation] }), rows));
            missing.Add(new Missing(relation, [.. from.Where(one => !one.Fetch.Early.ContainsKey(relation)).SelectMany(one => one.Items)]));
        }

        return missing;
    }

    // Sources that refer to the same key share one read.
    private static List<(Relation Relation, Reached Reached)> ReadsOf(IEnumerable<Missing> missing)
    {
        var reads = new List<(Relation, Reached)>();
        foreach (var one in missing.GroupBy(one => one.Relation, one => one.Sources))
        {
            var byKey = new Dictionary<AttributeValue, List<object>>();
            foreach (var source in one.SelectMany(sources => sources))
            {
                if (one.Key.KeyOf(source) is not { } key || !KeyRules.IsPossible(key))
                    one.Key.Attach([source], []);
                else if (byKey.TryGetValue(key, out var sharing))
                    sharing.Add(source);
                else
                    byKey.Add(key, [source]);
            }

            reads.AddRange(byKey.Select(pair => (one.Key, new Reached(Fetch.Of(one.Key, pair.Key), pair.Value))));
        }

        return reads;
    }

    /// <summary>A fetch, and the items that it found or that it is for.</summary>
    private sealed record Reached(Fetch Fetch, IReadOnlyList<object> Items);

    /// <summary>A relation whose keys are known only now, of the items that have them.</summary>
    private sealed record Missing(Relation Relation, IReadOnlyList<object> Sources);
}
