using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql.Evolution;

/// <summary>Waits while the service throttles, and then sends the request again. It stands above the retries, which give up.</summary>
internal sealed class PatientStore(IStore inner) : IStore
{
    // One throttled read of many fails them all: sent again in halves, some come through however few of them do.
    public async ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        if (wave.Count < 2)
            return await Throttling.WaitOutAsync(() => inner.ReadAsync(wave, context, tally, cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            return await inner.ReadAsync(wave, context, tally, cancellationToken).ConfigureAwait(false);
        }
        catch (ThrottledException)
        {
            var half = wave.Count / 2;
            var first = await ReadAsync([.. wave.Take(half)], context, tally, cancellationToken).ConfigureAwait(false);
            return [.. first, .. await ReadAsync([.. wave.Skip(half)], context, tally, cancellationToken).ConfigureAwait(false)];
        }
    }

    public ValueTask<T?> FindAsync<T>(Read.Point read, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => Throttling.WaitOutAsync(() => inner.FindAsync(read, codec, context, tally, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(
        IReadOnlyList<Key> keys, bool isConsistent, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => Throttling.WaitOutAsync(() => inner.FindManyAsync(keys, isConsistent, codec, context, tally, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<Found<T>>> ListAsync<T>(
        IReadOnlyList<Read.Range> reads, EntityCodec<T> codec, int most, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => Throttling.WaitOutAsync(() => inner.ListAsync(reads, codec, most, context, tally, cancellationToken), cancellationToken);

    public ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        Throttling.WaitOutAsync(() => inner.WriteAsync(set, context, tally, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<Write.OfItem>> WriteEachAsync(IReadOnlyList<Write.OfItem> writes, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        Throttling.WaitOutAsync(() => inner.WriteEachAsync(writes, context, tally, cancellationToken), cancellationToken);
}
