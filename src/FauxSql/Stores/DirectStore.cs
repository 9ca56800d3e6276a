using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Telemetry;

namespace FauxSql.Stores;

/// <summary>The store of one layout on one connection.</summary>
internal sealed class DirectStore(ILayout layout, StoreConnection connection) : IStore
{
    private readonly StoreReader _reader = new(layout, connection);
    private readonly StoreWriter _writer = new(layout, connection);
    private readonly StoreBatchWriter _batches = new(layout, connection);

    public ValueTask<IReadOnlyList<Rows>> ReadAsync(
        IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        OperationTelemetry.Current is { } operation
            ? ReadAsync(operation, wave, context, tally, cancellationToken)
            : _reader.ReadAsync(wave, context, tally, cancellationToken);

    public ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        _writer.WriteAsync(set, context, tally, cancellationToken);

    public ValueTask<IReadOnlyList<Write.OfItem>> WriteEachAsync(
        IReadOnlyList<Write.OfItem> writes, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        _batches.WriteAsync(writes, context, tally, cancellationToken);

    private async ValueTask<IReadOnlyList<Rows>> ReadAsync(
        OperationTelemetry operation, IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var rows = await _reader.ReadAsync(wave, context, tally, cancellationToken).ConfigureAwait(false);
        foreach (var (read, found) in wave.Zip(rows))
            operation.Read(read, found);
        return rows;
    }
}
