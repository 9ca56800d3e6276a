using System.Runtime.CompilerServices;
using System.Threading.Channels;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>Reads and checks rows while others are sent.</summary>
/// <param name="source">The rows.</param>
/// <param name="codec">The codec of their entity.</param>
/// <param name="settled">How many rows are settled: they are read because of their keys, and not returned.</param>
internal sealed class RowReader(ItemSource source, EntityCodec codec, long settled)
{
    private const int Ahead = 16;

    private readonly SeenKeys _seen = new(source.Size);

    /// <summary>All rows that are not settled, in their order.</summary>
    /// <exception cref="Relational.SourceException">The source cannot be read on.</exception>
    public async IAsyncEnumerable<RowBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAheadAsync(batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return batch;
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAheadAsync(ChannelWriter<RowBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var batch in Batches(cancellationToken))
                await batches.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            batches.Complete();
        }
    }

    private IEnumerable<RowBatch> Batches(CancellationToken cancellationToken)
    {
        var (batch, number) = (new RowBatch(), 0L);
        foreach (var row in source.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Last = ++number;
            Take(row, number, batch);
            if (!batch.IsFull)
                continue;
            yield return batch;
            batch = new RowBatch();
        }

        if (!batch.IsEmpty)
            yield return batch;
    }

    private void Take(SourceRow row, long number, RowBatch batch)
    {
        var isSettled = number <= settled;
        if (row.Problem is not null)
        {
            if (!isSettled)
                batch.Add(new Rejected(number, row.Place, row.Problem, default, row.Row));
            return;
        }

        try
        {
            var prepared = new PreparedRow(number, row.Place, EncodedItem.Checked(codec, Key.OfItem(codec.Schema, row.Item), row.Item));
            var isNew = _seen.Add(prepared.Item.Key);
            if (!isSettled)
                batch.Add(prepared, isNew);
        }
        catch (FauxSqlException problem)
        {
            if (!isSettled)
                batch.Add(new Rejected(number, row.Place, problem.Message, row.Item, default));
        }
    }
}
