using System.Globalization;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>Imports the rows of one table or file: eight batches are on their way while the next are read.</summary>
/// <param name="source">The rows.</param>
/// <param name="codec">The codec of their entity.</param>
/// <param name="writer">What writes them.</param>
/// <param name="state">How far it has come.</param>
/// <param name="canWait">Whether rows wait for others that come later; otherwise all that they may refer to is in already.</param>
/// <param name="settled">Is called with what was rejected whenever all rows so far are settled.</param>
/// <param name="progress">Is told of each batch.</param>
internal sealed class PartImport(ItemSource source, EntityCodec codec, ItemWriter writer, PartState state, bool canWait, Action<IReadOnlyList<Rejected>> settled, Action<int> progress)
{
    private const int InFlight = 8;
    private const int MostUnsettled = 10_000;
    private const int MostHeldBytes = 1 << 20;
    private const int MostWaiting = 50_000;
    private const int MostWaitingMegabytes = 64;

    private readonly Queue<Task<IReadOnlyList<RowOutcome>>> _sent = new(InFlight);
    private readonly List<PreparedRow> _repeated = [];
    private readonly List<Rejected> _rejected = [];
    private long _heldBytes;

    /// <summary>The rows that refer to what is not there, and may come with others.</summary>
    public List<RowOutcome> Waiting { get; } = [];

    /// <summary>Imports what is not settled yet. Nothing is on its way any more when this ends, whatever ends it.</summary>
    /// <exception cref="FauxSqlException">The data cannot be written to; what is settled stays so.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var last = state.Rows;
            await foreach (var batch in new RowReader(source, codec, settled: last).ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                last = batch.Last;
                await TakeAsync(batch, cancellationToken).ConfigureAwait(false);
                if (last - state.Rows >= MostUnsettled || _heldBytes >= MostHeldBytes)
                    await SettleAsync(last, cancellationToken).ConfigureAwait(false);
            }

            await SettleAsync(last, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(_sent.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tries rows again that were waiting: in their order, for they may only have overtaken each other, and then the last one first, for many sources have what is referred to last.</summary>
    /// <returns>Whether one was imported.</returns>
    public async Task<bool> RetryAsync(CancellationToken cancellationToken)
    {
        var waiting = Waiting.Count;
        await InsertWaitingAsync(static rows => rows.Sort((one, other) => one.Number.CompareTo(other.Number)), cancellationToken).ConfigureAwait(false);
        await InsertWaitingAsync(static rows => rows.Reverse(), cancellationToken).ConfigureAwait(false);
        return Waiting.Count < waiting;
    }

    /// <summary>Rejects what is still waiting, and ends.</summary>
    public void Finish()
    {
        foreach (var (row, _, reason) in Waiting)
            Reject(new Rejected(row.Number, row.Place, reason!, row.Item.Json, default));
        Waiting.Clear();
        state.IsDone = true;
        Settle();
    }

    private async Task InsertWaitingAsync(Action<List<PreparedRow>> order, CancellationToken cancellationToken)
    {
        var rows = Waiting.ConvertAll(outcome => outcome.Row);
        order(rows);
        Waiting.Clear();
        Count(await writer.InsertInTurnAsync(rows, cancellationToken).ConfigureAwait(false));
    }

    private async Task TakeAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        foreach (var rejected in batch.Rejected)
            Reject(rejected);
        progress(batch.Rejected.Count);
        _repeated.AddRange(batch.Repeated);
        _heldBytes += batch.HeldBytes;
        if (batch.New.Count == 0)
            return;

        // The first is waited for and not the fastest, so that of rows that are in each other's way the earlier one mostly wins.
        if (_sent.Count == InFlight)
            Count(await _sent.Dequeue().ConfigureAwait(false));

        // The engine in this process answers on the thread that asks.
        _sent.Enqueue(Task.Run(() => writer.WriteAsync(batch.New, cancellationToken), cancellationToken));
    }

    private async Task SettleAsync(long last, CancellationToken cancellationToken)
    {
        if (last == state.Rows)
            return;
        while (_sent.TryDequeue(out var sent))
            Count(await sent.ConfigureAwait(false));

        // Rows whose key was met before wait for that row, so that the first one stays.
        Count(await writer.InsertInTurnAsync(_repeated, cancellationToken).ConfigureAwait(false));
        _repeated.Clear();
        if (IsWaitingForTooMuch())
            await RetryAsync(cancellationToken).ConfigureAwait(false);
        if (IsWaitingForTooMuch())
            throw new TransferException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Name}: more than {MostWaiting:N0} rows, or {MostWaitingMegabytes} MB of them, refer to rows that come after them. Order the source so that what is referred to comes first."));
        state.Rows = last;
        _heldBytes = 0;
        Settle();
    }

    private bool IsWaitingForTooMuch() =>
        Waiting.Count > MostWaiting || Waiting.Sum(outcome => (long)outcome.Row.Item.Json.Length) > MostWaitingMegabytes << 20;

    private void Settle()
    {
        _rejected.Sort((one, other) => one.Number.CompareTo(other.Number));
        settled(_rejected);
        _rejected.Clear();
    }

    private void Count(IReadOnlyList<RowOutcome> outcomes)
    {
        var waiting = Waiting.Count;
        foreach (var outcome in outcomes)
        {
            switch (outcome.Kind)
            {
                case RowOutcomeKind.Imported:
                    state.Imported++;
                    break;
                case RowOutcomeKind.There:
                    state.There++;
                    break;
                case RowOutcomeKind.Waiting when canWait:
                    Waiting.Add(outcome);
                    _heldBytes += outcome.Row.Item.Json.Length;
                    break;
                default:
                    Reject(new Rejected(outcome.Row.Number, outcome.Row.Place, outcome.Reason!, outcome.Row.Item.Json, default));
                    break;
            }
        }

        progress(outcomes.Count - (Waiting.Count - waiting));
    }

    private void Reject(Rejected rejected)
    {
        state.Rejected++;
        _rejected.Add(rejected);
    }
}
