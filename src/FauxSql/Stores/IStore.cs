using FauxSql.Protocol.Backends;

namespace FauxSql.Stores;

/// <summary>Executes logical reads and writes. Above it there is no request, table name or expression text.</summary>
internal interface IStore
{
    /// <summary>Sends all reads of a wave at once.</summary>
    /// <returns>The rows of each read, in the order of the reads.</returns>
    ValueTask<IReadOnlyList<Rows>> ReadAsync(IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken);

    ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken);
}
