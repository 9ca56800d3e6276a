using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.Stores;

/// <summary>The store of one layout on one backend.</summary>
internal sealed class DirectStore(ILayout layout, IBackend backend) : IStore
{
    private readonly StoreReader _reader = new(layout, new StoreConnection(backend));
    private readonly StoreWriter _writer = new(layout, new StoreConnection(backend));
    private readonly StoreBatchWriter _batches = new(layout, new StoreConnection(backend));

    public ValueTask<IReadOnlyList<Rows>> ReadAsync(
        IReadOnlyList<Read> wave, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        _reader.ReadAsync(wave, context, tally, cancellationToken);

    public ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        _writer.WriteAsync(set, context, tally, cancellationToken);

    public ValueTask<IReadOnlyList<Write.OfItem>> WriteEachAsync(
        IReadOnlyList<Write.OfItem> writes, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        _batches.WriteAsync(writes, context, tally, cancellationToken);
}
