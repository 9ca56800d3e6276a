using System.Collections.Frozen;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Injection;

/// <summary>Lets requests meet what <see cref="FaultOptions"/> asks for.</summary>
internal sealed class FaultInjector(FaultOptions options, SqliteDatabase database, TableSet tables, EmbeddedDynamoOptions engine) : IDisposable
{
    private static readonly FrozenSet<string> Reads = FrozenSet.Create("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");
    private static readonly FrozenSet<string> SingleWrites = FrozenSet.Create("PutItem", "UpdateItem", "DeleteItem");

    private readonly SeededChance _latency = new(options.Seed, 1);
    private readonly SeededChance _throttled = new(options.Seed, 2);
    private readonly SeededChance _unprocessed = new(options.Seed, 3);
    private readonly SeededChance _conflicts = new(options.Seed, 4);
    private readonly SeededChance _delays = new(options.Seed, 5);
    private readonly SeededChance _errors = new(options.Seed, 6);
    private readonly SeededChance _lost = new(options.Seed, 7);
    private readonly Lock _gate = new();
    private SqliteDatabase? _seen;

    /// <summary>How much longer the next request takes.</summary>
    public TimeSpan NextLatency() => options.Latency > TimeSpan.Zero ? _latency.PartOf(options.Latency) : TimeSpan.Zero;

    /// <summary>To be called before an operation on items is done.</summary>
    /// <exception cref="ServiceFault">It is refused.</exception>
    public void Meet(string operation, Request request)
    {
        if (!IsOnItems(operation))
            return;
        var isRead = Reads.Contains(operation);
        var requested = RequestedTables.Of(request, tables).ToList();
        foreach (var table in requested)
        {
            if (options.IndexDelay > TimeSpan.Zero && !isRead)
                DelayIndexes(table);
            if (options.LimitsThroughput && ThroughputMeter.Limits(table.Definition))
                CheckThroughput(table, request, isRead);
        }

        if (_throttled.Hits(options.ThrottledShare))
            throw Faults.Throttled([.. requested.Take(1).Select(table => ReasonOf(table, ThroughputMeter.OfTable, table.Definition.IsOnDemand ? "KeyRange" : "Provisioned", isRead))]);
        if (_errors.Hits(options.ErrorShare))
            throw Faults.Internal("A failure that was asked for; nothing was done.");
        if (operation != "BatchWriteItem" && _conflicts.Hits(options.ConflictShare))
            Conflict(operation, request);
    }

    /// <summary>To be called after an operation has been carried out.</summary>
    /// <exception cref="ServiceFault">Its answer is lost.</exception>
    public void MayLose(string operation)
    {
        if (IsOnItems(operation) && _lost.Hits(options.LostAnswerShare))
            throw Faults.Internal("A failure that was asked for; the operation was carried out, and its answer lost.");
    }

    /// <summary>Which entry of a batch of writes is left unprocessed because of a transaction, or <see langword="null"/> for none.</summary>
    public int? MeetsTransaction(int entries) => entries > 0 && _conflicts.Hits(options.ConflictShare) ? _conflicts.Below(entries) : null;

    /// <summary>Which entries of a batch are left unprocessed; never the first.</summary>
    public bool LeavesUnprocessed(int entry) => _unprocessed.Hits(options.UnprocessedShare) && entry > 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
            _seen?.Dispose();
    }

    private void CheckThroughput(TableState table, Request request, bool isRead)
    {
        table.Meter ??= new ThroughputMeter(table, engine.Time);
        var exhausted = isRead ? table.Meter.ExhaustedForRead(request.Text("IndexName")) : table.Meter.ExhaustedForWrite();
        var limit = table.Definition.IsOnDemand ? "MaxOnDemand" : "Provisioned";
        if (exhausted.Count > 0)
            throw Faults.Throttled([.. exhausted.Select(index => ReasonOf(table, index, limit, isRead))]);
    }

    private ThrottlingReason ReasonOf(TableState table, string index, string limit, bool isRead)
    {
        var arn = engine.ArnOf(table.Definition.Name).ToString();
        return index == ThroughputMeter.OfTable
            ? new ThrottlingReason($"Table{(isRead ? "Read" : "Write")}{limit}ThroughputExceeded", arn)
            : new ThrottlingReason($"Index{(isRead ? "Read" : "Write")}{limit}ThroughputExceeded", $"{arn}/index/{index}");
    }

    // Until the first write there is nothing to be seen late, and tests that only read do without the copy. It is one for all tables that there are,
    // and made when the changes of all of them are noted, since not every change comes with a request.
    private void DelayIndexes(TableState table)
    {
        if (Undelayed(table).Count == 0)
            return;
        lock (_gate)
        {
            if (_seen is null)
            {
                var delayed = tables.All.SelectMany(Undelayed).Select(index => (Index: index, Rows: Delay(index))).ToList();
                _seen = database.CopyInMemory();
                delayed.ForEach(one => one.Index.Delayed = one.Rows.In(_seen));
            }

            foreach (var index in Undelayed(table))
                index.Delayed = Delay(index).InNew(_seen);
        }
    }

    private static List<IndexState> Undelayed(TableState table) => [.. table.Indexes.Where(index => !index.Definition.IsLocal && index.Delayed is null)];

    private DelayedRows Delay(IndexState index) => new(index.Rows, engine.Time, () => _delays.PartOf(options.IndexDelay));

    private static bool IsOnItems(string operation) =>
        Reads.Contains(operation) || SingleWrites.Contains(operation) || operation is "BatchWriteItem" or "TransactWriteItems";

    private void Conflict(string operation, Request request)
    {
        if (SingleWrites.Contains(operation))
            throw Faults.Conflict();
        if (!operation.StartsWith("Transact", StringComparison.Ordinal) || request.Array("TransactItems") is not { Count: > 0 } actions)
            return;
        var reasons = new ServiceFault?[actions.Count];
        reasons[_conflicts.Below(reasons.Length)] = Faults.Conflict();
        throw Faults.TransactionCancelled(reasons);
    }
}
