using FauxSql.Codecs;
using FauxSql.Protocol.Backends;

namespace FauxSql.Stores;

/// <summary>Executes logical reads and writes. Above it there is no request, table name or expression text.</summary>
internal interface IStore
{
    /// <summary>Sends all reads of a wave at once.</summary>
    /// <returns>The rows of each read, in the order of the reads.</returns>
    ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken);

    /// <summary>One item as an entity, or null when it is not there.</summary>
    ValueTask<T?> FindAsync<T>(Read.Point read, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Many items of one entity by their keys: one for each key, null where it is not there.</summary>
    ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(
        IReadOnlyList<Key> keys, bool isConsistent, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The items of ranges as entities, sent together.</summary>
    /// <param name="reads">The ranges, which all differ.</param>
    /// <param name="codec">The codec of the items.</param>
    /// <param name="most">How many items of each are wanted; those beyond them only say that there are more.</param>
    /// <param name="context">The call.</param>
    /// <param name="tally">Is told what it costs.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<IReadOnlyList<Found<T>>> ListAsync<T>(
        IReadOnlyList<Read.Range> reads, EntityCodec<T> codec, int most, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class;

    ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken);

    /// <summary>Carries out unconditional puts and removals, each by itself, in one request: at most 25, about different items.</summary>
    /// <returns>The writes that the service left over again and again.</returns>
    ValueTask<IReadOnlyList<Write.OfItem>> WriteEachAsync(IReadOnlyList<Write.OfItem> writes, CallContext context, Tally? tally, CancellationToken cancellationToken);
}
