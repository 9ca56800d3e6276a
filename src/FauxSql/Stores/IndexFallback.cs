using System.Runtime.ExceptionServices;
using FauxSql.Errors;

namespace FauxSql.Stores;

/// <summary>What is asked of an index that is not there yet is asked of another that answers the same, where the model has one.</summary>
internal static class IndexFallback
{
    /// <summary>Reads a wave, and again as a whole when an index of it turns out not to be there.</summary>
    /// <param name="wave">The reads.</param>
    /// <param name="read">Sends them.</param>
    /// <exception cref="IndexNotReadyException">An index is not there that was asked, nor is any that answers for it.</exception>
    public static async ValueTask<T> ReadAsync<TRead, T>(IReadOnlyList<TRead> wave, Func<IReadOnlyList<TRead>, ValueTask<T>> read)
        where TRead : Read
    {
        var reads = wave;
        List<IndexNotReadyException>? refusals = null;
        while (true)
        {
            try
            {
                return await read(reads).ConfigureAwait(false);
            }
            catch (IndexNotReadyException refusal) when (Turn(wave, reads, refusal) is { } turned)
            {
                (refusals ??= []).Add(refusal);
                reads = turned;
            }
            catch (IndexNotReadyException refusal) when (OfAsked(wave, reads, refusal, refusals ?? []) is { } asked)
            {
                ExceptionDispatchInfo.Throw(asked);
            }
        }
    }

    // Each read goes from one of its indexes to the next, so this ends.
    private static TRead[]? Turn<TRead>(IReadOnlyList<TRead> wave, IReadOnlyList<TRead> reads, IndexNotReadyException refusal)
        where TRead : Read
    {
        TRead[]? turned = null;
        foreach (var (place, range) in Refused(reads, refusal))
        {
            if (Next((Read.Range)(Read)wave[place], range) is { } next)
                (turned ??= [.. reads])[place] = (TRead)(Read)next;
        }

        return turned;
    }

    // One that goes on somewhere stays: its position is its index's.
    private static Read.Range? Next(Read.Range asked, Read.Range read)
    {
        if (asked is not { After: null, Index: { } index })
            return null;
        var others = asked.Entity.FallbacksOf(index).Select(other => other.Name).Prepend(index);
        return others.SkipWhile(other => other != read.Index).ElementAtOrDefault(1) is { } next ? asked with { Index = next } : null;
    }

    // The refusal of the index that was asked, where that of another says that it was the last hope.
    private static IndexNotReadyException? OfAsked<TRead>(
        IReadOnlyList<TRead> wave, IReadOnlyList<TRead> reads, IndexNotReadyException refusal, List<IndexNotReadyException> refusals)
        where TRead : Read =>
        Refused(reads, refusal).Select(one => (Read.Range)(Read)wave[one.Place])
            .Select(asked => refusals.Find(before => before.Index == asked.Index && before.Entity == asked.Entity.Name)).FirstOrDefault();

    private static IEnumerable<(int Place, Read.Range Range)> Refused<TRead>(IReadOnlyList<TRead> reads, IndexNotReadyException refusal)
        where TRead : Read =>
        reads.Index().Where(one => one.Item is Read.Range range && range.Index == refusal.Index && range.Entity.Name == refusal.Entity).Select(one => (one.Index, (Read.Range)(Read)one.Item));
}
