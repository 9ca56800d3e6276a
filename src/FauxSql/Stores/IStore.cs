using FauxSql.Protocol.Backends;

namespace FauxSql.Stores;

/// <summary>Executes logical reads and writes. Above it there is no request, table name or expression text.</summary>
internal interface IStore
{
    /// <summary>Sends all reads of a wave at once.</summary>
    /// <returns>The rows of each read, in the order of the reads.</returns>
    ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken);

    ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken);

    /// <summary>Carries out unconditional puts and removals, each by itself, in one request: at most 25, about different items.</summary>
    /// <returns>The writes that the service left over again and again.</returns>
    ValueTask<IReadOnlyList<Write.OfItem>> WriteEachAsync(IReadOnlyList<Write.OfItem> writes, CallContext context, Tally? tally, CancellationToken cancellationToken);
}
