using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Telemetry;

namespace FauxSql.Stores;

/// <summary>The store of one layout on one connection.</summary>
internal sealed class DirectStore(ILayout layout, StoreConnection connection) : IStore
{
    private readonly StoreReader _reader = new(layout, connection);
    private readonly EntityReader _entities = new(layout, connection);
    private readonly StoreWriter _writer = new(layout, connection);
    private readonly StoreBatchWriter _batches = new(layout, connection);

    public ValueTask<IReadOnlyList<Rows>> ReadAsync(
        IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        OperationTelemetry.Current is { } operation
            ? ReadAsync(operation, wave, context, tally, cancellationToken)
            : _reader.ReadAsync(wave, context, tally, cancellationToken);

    public ValueTask<T?> FindAsync<T>(Read.Point read, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => _entities.FindAsync(read, codec, context, tally, cancellationToken);

    public ValueTask<IReadOnlyList<T?>> FindManyAsync<T>(
        IReadOnlyList<Key> keys, bool isConsistent, EntityCodec<T> codec, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => _entities.FindManyAsync(keys, isConsistent, codec, context, tally, cancellationToken);

    public ValueTask<IReadOnlyList<Found<T>>> ListAsync<T>(
        IReadOnlyList<Read.Range> reads, EntityCodec<T> codec, int most, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class => OperationTelemetry.Current is { } operation
            ? ListAsync(operation, reads, codec, most, context, tally, cancellationToken)
            : _entities.ListAsync(reads, codec, most, context, tally, cancellationToken);

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

    private async ValueTask<IReadOnlyList<Found<T>>> ListAsync<T>(
        OperationTelemetry operation, IReadOnlyList<Read.Range> reads, EntityCodec<T> codec, int most, CallContext context, Tally? tally, CancellationToken cancellationToken)
        where T : class
    {
        var all = await _entities.ListAsync(reads, codec, most, context, tally, cancellationToken).ConfigureAwait(false);
        foreach (var (read, found) in reads.Zip(all))
            operation.Read(read, found.Rows);
        return all;
    }
}
