using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Ledgers;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Evolution.Sweeps;

/// <summary>
/// Reads all items of a table in segments side by side, changes each, and writes down how far it came, so that it goes on there after an interruption. Memory holds a page of each segment, whatever the table's size.
/// </summary>
/// <param name="database">The tables, at a pace.</param>
/// <param name="ledger">Where checkpoints are kept.</param>
/// <param name="name">The sweep's own name.</param>
internal sealed class Sweep(SchemaDatabase database, Ledger ledger, string name)
{
    // Fixed, because a checkpoint belongs to a segment of so many.
    private const int Segments = 4;
    private const int Page = 500;
    private const int InFlight = 16;

    private readonly Lock _lock = new();
    private SweepTally _tally;

    /// <summary>Whether what is read contains every write that was completed before; it costs twice as much.</summary>
    public bool IsConsistent { get; init; } = true;

    /// <summary>Sweeps.</summary>
    /// <param name="all">What is read.</param>
    /// <param name="change">Changes an item, on a condition of its own, and says whether it did.</param>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="cancellationToken">Stops between items; the checkpoint is kept.</param>
    public async Task<SweepTally> RunAsync(Read.Range all, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> change, Action<SweepTally> progress, CancellationToken cancellationToken)
    {
        // One that fails stops the others.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll((all with { Segments = Segments, IsConsistent = IsConsistent, Take = Page }).Parts().Select(async segment =>
        {
            try
            {
                await RunSegmentAsync(segment, change, progress, stop.Token).ConfigureAwait(false);
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        })).ConfigureAwait(false);
        return _tally;
    }

    /// <summary>Forgets the checkpoints, once what the sweep is for is written down as done.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        for (var segment = 0; segment < Segments; segment++)
            await ledger.ForgetCheckpointAsync(NameOf(segment), cancellationToken).ConfigureAwait(false);
    }

    private async Task RunSegmentAsync(Read.Range segment, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> change, Action<SweepTally> progress, CancellationToken cancellationToken)
    {
        var checkpoint = await FindAsync(segment.Segment, cancellationToken).ConfigureAwait(false) ?? new Checkpoint(null, default, IsDone: false);
        Add(checkpoint.Tally, progress);
        while (!checkpoint.IsDone)
        {
            var rows = await ReadAsync(segment with { After = checkpoint.After is { } after ? Encoding.UTF8.GetBytes(after) : (ReadOnlyMemory<byte>?)null }, cancellationToken).ConfigureAwait(false);
            var page = await ChangeAsync(segment.Entity, rows.Items, change, cancellationToken).ConfigureAwait(false);
            var position = rows.Position is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
            checkpoint = new Checkpoint(position, checkpoint.Tally + page, IsDone: position is null);
            await ledger.CheckAsync(NameOf(segment.Segment), JsonSerializer.Serialize(checkpoint, LedgerJson.Default.Checkpoint), cancellationToken).ConfigureAwait(false);
            Add(page, progress);
        }
    }

    private async Task<SweepTally> ChangeAsync(
        EntitySchema entity, IReadOnlyList<ReadOnlyMemory<byte>> items, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        var (changed, quarantined) = (0L, 0L);
        await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken }, async (item, stop) =>
        {
            try
            {
                if (await change(item, stop).ConfigureAwait(false))
                    Interlocked.Increment(ref changed);
            }
            catch (Exception poison) when (poison is PoisonItemException or ServiceErrorException { Code: ErrorCodes.Validation })
            {
                await ledger.QuarantineAsync($"{name} {Shown.KeyOf(entity, item)}", poison.Message, stop).ConfigureAwait(false);
                Interlocked.Increment(ref quarantined);
            }
        }).ConfigureAwait(false);
        return new SweepTally(items.Count, changed, quarantined);
    }

    private async ValueTask<Rows> ReadAsync(Read.Range page, CancellationToken cancellationToken) =>
        (await database.Store.ReadAsync([page], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];

    private async Task<Checkpoint?> FindAsync(int segment, CancellationToken cancellationToken) =>
        await ledger.FindCheckpointAsync(NameOf(segment), cancellationToken).ConfigureAwait(false) is { } json ? JsonSerializer.Deserialize(json, LedgerJson.Default.Checkpoint) : null;

    private string NameOf(int segment) => $"{name}/{segment}";

    private void Add(SweepTally done, Action<SweepTally> progress)
    {
        lock (_lock)
        {
            _tally += done;
            progress(_tally);
        }
    }
}
