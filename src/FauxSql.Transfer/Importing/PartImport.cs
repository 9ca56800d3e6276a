using FauxSql.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>Imports the rows of one table or file: eight batches are on their way while the next is read.</summary>
/// <param name="source">The rows.</param>
/// <param name="writer">What writes them.</param>
/// <param name="state">How far it has come.</param>
/// <param name="canWait">Whether rows wait for others that come later; otherwise all that they may refer to is in already.</param>
/// <param name="settled">Is called with what was rejected whenever all rows so far are settled.</param>
/// <param name="progress">Is told of each batch.</param>
internal sealed class PartImport(ItemSource source, ItemWriter writer, PartState state, bool canWait, Action<IReadOnlyList<Rejected>> settled, Action<int> progress)
{
    private const int InFlight = 8;
    private const int MostUnsettled = 10_000;
    private const int MostWaiting = 50_000;

    private readonly SeenKeys _seen = new(source.Size);
    private readonly List<Task<IReadOnlyList<RowOutcome>>> _sent = [];
    private readonly List<PreparedRow> _repeated = [];
    private readonly List<Rejected> _rejected = [];
    private List<PreparedRow> _batch = [];
    private long _number;

    /// <summary>The rows that refer to what is not there, and may come with others.</summary>
    public List<RowOutcome> Waiting { get; } = [];

    /// <summary>Imports what is not settled yet. Rows before that are read once more, because of their keys.</summary>
    /// <exception cref="FauxSqlException">The data cannot be written to; what is settled stays so.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = state.Rows;
        foreach (var row in source.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _number++;
            var isSettled = _number <= before;
            if (row.Problem is not null)
                Reject(isSettled, new Rejected(_number, row.Place, row.Problem, default, row.Row));
            else
                Take(row, isSettled);
            if (_batch.Count == DynamoLimits.BatchWriteItems)
                await SendAsync(cancellationToken).ConfigureAwait(false);
            if (_number - state.Rows >= MostUnsettled)
                await SettleAsync(cancellationToken).ConfigureAwait(false);
        }

        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries rows again that were waiting, the last one first: rows are often in the order opposite to that of their references.</summary>
    /// <returns>Whether one was imported.</returns>
    public async Task<bool> RetryAsync(CancellationToken cancellationToken)
    {
        var waiting = Waiting.ConvertAll(outcome => outcome.Row);
        waiting.Reverse();
        Waiting.Clear();
        Count(await writer.InsertInTurnAsync(waiting, cancellationToken).ConfigureAwait(false));
        return Waiting.Count < waiting.Count;
    }

    /// <summary>Rejects what is still waiting, and ends.</summary>
    public void Finish()
    {
        foreach (var (row, _, reason) in Waiting)
            Reject(isSettled: false, new Rejected(row.Number, row.Place, reason!, row.Item.Json, default));
        Waiting.Clear();
        state.IsDone = true;
        Settle();
    }

    private void Take(SourceRow row, bool isSettled)
    {
        try
        {
            var prepared = new PreparedRow(_number, row.Place, Encode(source.Entity, row.Item));
            var isNew = _seen.Add(prepared.Item.Key);
            if (!isSettled)
                (isNew ? _batch : _repeated).Add(prepared);
        }
        catch (FauxSqlException problem)
        {
            Reject(isSettled, new Rejected(_number, row.Place, problem.Message, row.Item, default));
        }
    }

    private static EncodedItem Encode(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        var key = KeyRules.Checked(entity, Key.OfItem(entity, item));
        KeyRules.CheckIndexes(entity, item);
        var encoded = new EncodedItem(key, item);
        return item.Length <= DynamoLimits.ItemBytes || encoded.Bytes <= DynamoLimits.ItemBytes ? encoded
            : throw new ItemTooLargeException(entity.Name, Shown.Of(entity, key), encoded.Bytes, DynamoLimits.ItemBytes);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var batch = _batch;
        _batch = new List<PreparedRow>(DynamoLimits.BatchWriteItems);
        if (_sent.Count == InFlight)
        {
            var done = await Task.WhenAny(_sent).ConfigureAwait(false);
            _sent.Remove(done);
            Count(await done.ConfigureAwait(false));
        }

        // The engine in this process answers on the thread that asks.
        _sent.Add(Task.Run(() => writer.WriteAsync(batch, cancellationToken), cancellationToken));
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count > 0)
            await SendAsync(cancellationToken).ConfigureAwait(false);
        foreach (var outcomes in await Task.WhenAll(_sent).ConfigureAwait(false))
            Count(outcomes);
        _sent.Clear();

        // Rows whose key was met before wait for that row, so that the first one stays.
        Count(await writer.InsertInTurnAsync(_repeated, cancellationToken).ConfigureAwait(false));
        _repeated.Clear();
        if (Waiting.Count > MostWaiting)
            await RetryAsync(cancellationToken).ConfigureAwait(false);
        if (Waiting.Count > MostWaiting)
            throw new TransferException($"{source.Name}: more than {MostWaiting:N0} rows refer to rows that come after them. Order the source so that what is referred to comes first.");
        state.Rows = Math.Max(state.Rows, _number);
        Settle();
    }

    private void Settle()
    {
        _rejected.Sort((one, other) => one.Number.CompareTo(other.Number));
        settled(_rejected);
        _rejected.Clear();
    }

    private void Count(IReadOnlyList<RowOutcome> outcomes)
    {
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
                    break;
                default:
                    Reject(isSettled: false, new Rejected(outcome.Row.Number, outcome.Row.Place, outcome.Reason!, outcome.Row.Item.Json, default));
                    break;
            }
        }

        progress(outcomes.Count);
    }

    private void Reject(bool isSettled, Rejected rejected)
    {
        if (isSettled)
            return;
        state.Rejected++;
        _rejected.Add(rejected);
    }
}
