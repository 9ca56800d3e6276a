using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Transfer.Exporting;

namespace FauxSql.Cli.Commands;

/// <summary>Exports what a table holds before <c>apply</c> drops it, each table to a folder of its own, so that the same command can be run again.</summary>
/// <param name="backend">Where the tables are.</param>
/// <param name="folder">The folder that has these.</param>
/// <param name="time">The clock, by which these are named.</param>
internal sealed class DropExport(IBackend backend, string folder, TimeProvider time)
{
    private readonly List<ExportedTable> _tables = [];

    /// <summary>The tables that were exported.</summary>
    public IReadOnlyList<ExportedTable> Tables => _tables;

    public async Task RunAsync(DatabaseSchema held, CancellationToken stop)
    {
        var (table, now) = (held.Entities[0].TableName, time.GetUtcNow().UtcDateTime);
        var own = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{table}-{now:yyyyMMdd'T'HHmmssfff'Z'}"));
        var counts = await Exporter.ExportAsync(backend, held, own, ExportFormat.Jsonl, progress: null, stop);
        _tables.Add(new ExportedTable(table, Path.GetFullPath(own), counts.Sum(count => count.Items)));
    }
}
