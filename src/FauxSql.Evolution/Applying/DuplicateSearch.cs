using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using FauxSql.Evolution.Sweeps;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;
using FauxSql.Uniqueness;

namespace FauxSql.Evolution.Applying;

/// <summary>Looks for values that cannot be unique, and writes nothing. It begins anew after an interruption, because what it knows is in temporary files.</summary>
/// <param name="database">The tables.</param>
/// <param name="claims">The values.</param>
/// <param name="sweep">Reads all items.</param>
internal sealed class DuplicateSearch(SchemaDatabase database, ValueClaims claims, Sweep sweep)
{
    // Of values that come again so many are looked at.
    private const int Most = 100;

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
            found.Add(repeated - some.Count);
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
        await sweep.ForgetAsync(cancellationToken).ConfigureAwait(false);
        await sweep.RunAsync(
            claims.Items,
            (item, _) =>
            {
                if (claims.ClaimOf(item) is { } claim)
                    look(item, claim);
                return ValueTask.FromResult(false);
            },
            done => progress(done.Read),
            cancellationToken).ConfigureAwait(false);
        await sweep.ForgetAsync(cancellationToken).ConfigureAwait(false);
    }

    // Values may be long, and are nobody's business in a file.
    private static UInt128 HashOf(UniqueClaim claim) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(ClaimText.Of(claim))));
}
