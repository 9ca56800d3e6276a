using System.Collections.Frozen;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Injection;

/// <summary>Lets requests meet what <see cref="FaultOptions"/> asks for.</summary>
internal sealed class FaultInjector(FaultOptions options, TableSet tables, EmbeddedDynamoOptions engine) : IDisposable
{
    private static readonly FrozenSet<string> Reads = FrozenSet.Create("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");
    private static readonly FrozenSet<string> SingleWrites = FrozenSet.Create("PutItem", "UpdateItem", "DeleteItem");

    private readonly SeededChance _latency = new(options.Seed, 1);
    private readonly SeededChance _throttled = new(options.Seed, 2);
    private readonly SeededChance _unprocessed = new(options.Seed, 3);
    private readonly SeededChance _conflicts = new(options.Seed, 4);
    private readonly SeededChance _delays = new(options.Seed, 5);
    private readonly Lock _gate = new();
    private readonly List<DelayedRows> _delayed = [];

    /// <summary>How much longer the next request takes.</summary>
    public TimeSpan NextLatency() => options.Latency > TimeSpan.Zero ? _latency.PartOf(options.Latency) : TimeSpan.Zero;

    /// <summary>To be called before an operation on items is done.</summary>
    /// <exception cref="ServiceFault">It is refused.</exception>
    public void Meet(string operation, Request request)
    {
        var isRead = Reads.Contains(operation);
        if (!isRead && !SingleWrites.Contains(operation) && operation is not ("BatchWriteItem" or "TransactWriteItems"))
            return;
        var requested = RequestedTables.Of(request, tables).ToList();
        foreach (var table in requested)
            Prepare(table, isRead);
        if (_throttled.Hits(options.ThrottledShare))
            throw Faults.Throttled([.. requested.Take(1).Select(table => ReasonOf(table, ThroughputMeter.OfTable, isRead))]);
        if (operation != "BatchWriteItem" && _conflicts.Hits(options.ConflictShare))
            Conflict(operation, request);
    }

    /// <summary>Which entry of a batch of writes is left unprocessed because of a transaction, or <see langword="null"/> for none.</summary>
    public int? MeetsTransaction(int entries) => entries > 0 && _conflicts.Hits(options.ConflictShare) ? _conflicts.Below(entries) : null;

    /// <summary>Which entries of a batch are left unprocessed; never the first.</summary>
    public bool LeavesUnprocessed(int entry) => _unprocessed.Hits(options.UnprocessedShare) && entry > 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
            _delayed.ForEach(rows => rows.Dispose());
    }

    private void Prepare(TableState table, bool isRead)
    {
        if (options.IndexDelay > TimeSpan.Zero)
            DelayIndexes(table);
        if (!options.LimitsThroughput || table.Definition.IsOnDemand)
            return;
        table.Meter ??= new ThroughputMeter(table, engine.Time);
        if (table.Meter.Exhausted(isRead) is { Count: > 0 } exhausted)
            throw Faults.Throttled([.. exhausted.Select(index => ReasonOf(table, index, isRead))]);
    }

    private ThrottlingReason ReasonOf(TableState table, string index, bool isRead)
    {
        var arn = engine.ArnOf(table.Definition.Name).ToString();
        var limit = table.Definition.IsOnDemand ? "KeyRange" : "Provisioned";
        return index == ThroughputMeter.OfTable
            ? new ThrottlingReason($"Table{(isRead ? "Read" : "Write")}{limit}ThroughputExceeded", arn)
            : new ThrottlingReason($"Index{(isRead ? "Read" : "Write")}{limit}ThroughputExceeded", $"{arn}/index/{index}");
    }

    private void DelayIndexes(TableState table)
    {
        foreach (var index in table.Indexes)
        {
            if (index.Definition.IsLocal || index.Delayed is not null)
                continue;
            lock (_gate)
            {
                if (index.Delayed is null)
                    _delayed.Add(index.Delayed = new DelayedRows(index.Rows, engine.Time, () => _delays.PartOf(options.IndexDelay)));
            }
        }
    }

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
