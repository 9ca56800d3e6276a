using System.Text.Json;
using System.Text.Json.Nodes;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>The capacity units that an operation takes of tables and their indexes, counted as AWS documents it.</summary>
internal sealed class ModelCapacity
{
    private const double Consistent = 1;
    private const double Eventual = 0.5;
    private const double Transactional = 2;

    private readonly List<(string Table, ModelIndex? Index, double Units)> _taken = [];

    /// <summary>Read or Write if the units are reported under that name too, as transactions do.</summary>
    public string Split { get; set; } = "";

    /// <summary>A read of a table or index: every 4 KB or part of it, and nothing like the smallest item.</summary>
    public void Read(string table, ModelIndex? index, long bytes, bool isConsistent) =>
        _taken.Add((table, index, Steps(bytes, 4096) * (isConsistent ? Consistent : Eventual)));

    /// <summary>A read of one item in a transaction.</summary>
    public void ReadInTransaction(string table, long bytes) => _taken.Add((table, null, Steps(bytes, 4096) * Transactional));

    /// <summary>A write: every 1 KB of the larger one of the item before and after, and of the entries that change in the indexes.</summary>
    public void Write(string table, IEnumerable<ModelIndex> indexes, ModelItem? before, ModelItem? after, bool isTransactional)
    {
        _taken.Add((table, null, WriteSteps(before, after) * (isTransactional ? Transactional : 1)));
        foreach (var index in indexes)
        {
            var (old, changed) = (index.EntryOf(before), index.EntryOf(after));
            if (old?.Json == changed?.Json)
                continue;
            if (old is not null && changed is not null && index.Key.All(name => old[name].Equals(changed[name])))
                _taken.Add((table, index, WriteSteps(old, changed)));
            else
                _taken.AddRange(new[] { old, changed }.OfType<ModelItem>().Select(entry => (table, (ModelIndex?)index, WriteSteps(entry, entry))));
        }
    }

    /// <summary>What an answer says of it, as text that can be compared.</summary>
    /// <param name="mode">What ReturnConsumedCapacity asks for.</param>
    /// <param name="isList">Whether there is a list, with an element for each table.</param>
    public string Report(string mode, bool isList)
    {
        if (mode is "" or "NONE")
            return "";
        var tables = _taken.GroupBy(t => t.Table).Select(table => Report(table.Key, [.. table], mode)).Order(StringComparer.Ordinal);
        return isList ? $"[{string.Join('\n', tables)}]" : tables.Single();
    }

    /// <summary>What an answer says, as the same text.</summary>
    public static string Reported(JsonElement answer) =>
        !answer.TryGetProperty("ConsumedCapacity", out var capacity) ? ""
        : capacity.ValueKind == JsonValueKind.Array ? $"[{string.Join('\n', capacity.EnumerateArray().Select(Canonical.Of).Order(StringComparer.Ordinal))}]"
        : Canonical.Of(capacity);

    private string Report(string table, List<(string Table, ModelIndex? Index, double Units)> taken, string mode)
    {
        var report = Units(taken.Sum(t => t.Units));
        report["TableName"] = table;
        if (mode == "INDEXES")
        {
            report["Table"] = Units(taken.Where(t => t.Index is null).Sum(t => t.Units));
            foreach (var index in taken.Where(t => t.Index is not null).GroupBy(t => t.Index!))
            {
                var kind = index.Key.IsLocal ? "LocalSecondaryIndexes" : "GlobalSecondaryIndexes";
                report[kind] ??= new JsonObject();
                report[kind]![index.Key.Name] = Units(index.Sum(t => t.Units));
            }
        }

        return Canonical.Of(JsonSerializer.SerializeToElement(report));
    }

    private JsonObject Units(double units)
    {
        var report = new JsonObject { ["CapacityUnits"] = units };
        if (Split != "")
            report[Split + "CapacityUnits"] = units;
        return report;
    }

    private static double WriteSteps(ModelItem? before, ModelItem? after) => Steps(Math.Max(before?.Size ?? 0, after?.Size ?? 0), 1024);

    private static double Steps(long bytes, int step) => bytes == 0 ? 1 : Math.Ceiling(bytes / (double)step);
}
