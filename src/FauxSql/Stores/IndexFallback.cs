using FauxSql.Errors;

namespace FauxSql.Stores;

/// <summary>What is asked of an index that is not there yet is asked of another that answers the same, where the model has one.</summary>
internal static class IndexFallback
{
    /// <summary>Reads a wave, and again as a whole when an index of it turns out not to be there.</summary>
    /// <param name="wave">The reads.</param>
    /// <param name="read">Sends them.</param>
    public static async ValueTask<T> ReadAsync<TRead, T>(IReadOnlyList<TRead> wave, Func<IReadOnlyList<TRead>, ValueTask<T>> read)
        where TRead : Read
    {
        for (var reads = wave; ;)
        {
            try
            {
                return await read(reads).ConfigureAwait(false);
            }
            catch (IndexNotReadyException missing) when (Turn(wave, reads, missing.Index) is { } turned)
            {
                reads = turned;
            }
        }
    }

    // Each read turns to another index once, so this ends. One that goes on somewhere does not turn: its position is its index's.
    private static TRead[]? Turn<TRead>(IReadOnlyList<TRead> wave, IReadOnlyList<TRead> reads, string missing)
        where TRead : Read
    {
        var turned = reads.ToArray();
        foreach (var (place, read) in reads.Index())
        {
            if (ReferenceEquals(read, wave[place]) && read is Read.Range { After: null } range && range.Index == missing && range.Entity.FallbackOf(missing) is { } other)
                turned[place] = (TRead)(Read)(range with { Index = other.Name });
        }

        return turned.SequenceEqual(reads, ReferenceEqualityComparer.Instance) ? null : turned;
    }
}
