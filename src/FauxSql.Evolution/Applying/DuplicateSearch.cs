using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;
using FauxSql.Uniqueness;

namespace FauxSql.Evolution.Applying;

/// <summary>Looks for values that cannot be unique, and writes nothing. It begins anew after an interruption, because what it knows is in temporary files.</summary>
/// <param name="database">The tables.</param>
/// <param name="claims">The values.</param>
internal sealed class DuplicateSearch(SchemaDatabase database, ValueClaims claims)
{
    private const int Segments = 4;
    private const int Page = 500;

    // Of values that come again so many are looked at.
    private const int Most = 100;

    // Values are nobody's business in a file, and short ones could be found by their hash.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public async Task<Findings> RunAsync(Action<long> progress, CancellationToken cancellationToken)
    {
        var found = new Findings();
        using var hashes = new RepeatedHashes();
        await ReadAsync(
            (item, claim) =>
            {
                if (claims.ProblemOf(item, claim) is { } problem)
                    found.Add(problem);
                else
                    hashes.Add(HashOf(claim));
            },
            progress,
            cancellationToken).ConfigureAwait(false);
        var (repeated, some) = (0L, new HashSet<UInt128>());
        foreach (var hash in hashes.Find())
        {
            repeated++;
            if (some.Count < Most)
                some.Add(hash);
        }

        if (repeated > 0 && await ConfirmAsync(found, some, cancellationToken).ConfigureAwait(false))
            found.AddMore(repeated - some.Count);
        return found;
    }

    // Others may have changed an item after it was read, and another item may have got its value.
    private async Task<bool> ConfirmAsync(Findings found, HashSet<UInt128> hashes, CancellationToken cancellationToken)
    {
        var isAny = false;
        foreach (var (claim, first, second) in await PairsAsync(hashes, cancellationToken).ConfigureAwait(false))
        {
            var items = await database.Store.ReadAsync([Of(claim, first), Of(claim, second)], CallContext.None, null, cancellationToken).ConfigureAwait(false);
            if (!items.All(item => UniqueSettling.Has(item, claim)))
                continue;
            found.Add(UniqueSettling.Duplicate(claim, first, second));
            isAny = true;
        }

        return isAny;
    }

    private static Read.Point Of(UniqueClaim claim, Key key) => new(claim.Entity, key, IsConsistent: true);

    private async Task<IEnumerable<(UniqueClaim Claim, Key First, Key Second)>> PairsAsync(HashSet<UInt128> hashes, CancellationToken cancellationToken)
    {
        var first = new ConcurrentDictionary<UInt128, Key>();
        var pairs = new ConcurrentDictionary<UInt128, (UniqueClaim, Key, Key)>();
        await ReadAsync(
            (item, claim) =>
            {
                var (hash, key) = (HashOf(claim), claims.KeyOf(item));
                if (hashes.Contains(hash) && first.GetOrAdd(hash, key) is var other && other != key)
                    pairs.TryAdd(hash, (claim, other, key));
            },
            static _ => { },
            cancellationToken).ConfigureAwait(false);
        return pairs.Values;
    }

    private async Task ReadAsync(Action<ReadOnlyMemory<byte>, UniqueClaim> look, Action<long> progress, CancellationToken cancellationToken)
    {
        var read = 0L;
        await Parallel.ForEachAsync((claims.Items with { Segments = Segments, IsConsistent = true, Take = Page }).Parts(), cancellationToken, async (segment, stop) =>
        {
            for (var page = segment; ;)
            {
                var rows = (await database.Store.ReadAsync([page], CallContext.None, null, stop).ConfigureAwait(false))[0];
                foreach (var item in rows.Items)
                {
                    if (claims.ClaimOf(item) is { } claim)
                        look(item, claim);
                }

                progress(Interlocked.Add(ref read, rows.Items.Count));
                if (rows.Position is not { } position)
                    return;
                page = page with { After = position };
            }
        }).ConfigureAwait(false);
    }

    private UInt128 HashOf(UniqueClaim claim) => BinaryPrimitives.ReadUInt128LittleEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(ClaimText.Of(claim))));
}
