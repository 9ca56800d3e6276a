using System.Globalization;
using System.Text;
using FauxSql.Engine;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests;

/// <summary>What an import or an export keeps does not grow with the data: the live objects are weighed at its tenths. The data is 50 MB, and beside the engine's, which is not managed memory.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private const int Rows = 25_000;
    private const long Most = 12_000_000;

    private static readonly string Remark = new('x', 2000);

    [Theory]
    [InlineData(ImportKind.Csv, "2")]
    [InlineData(ImportKind.Csv, "much")]
    [InlineData(ImportKind.Jsonl, "2")]
    [InlineData(ImportKind.Sqlite, "2")]
    public async Task Of_an_import(ImportKind kind, string value)
    {
        using var folder = new TransferFolder();
        var source = Write(folder, kind, value);
        await using var engine = EmbeddedDynamo.InMemory();
        var scale = new Scale(steps: 10, of: Rows);
        var report = await Importer.ImportAsync(
            engine, new BranchDb(engine).Schema, folder.Settings(kind, source), new ProgressOf<ImportProgress>(progress => scale.Weigh(progress.Rows)), TestContext.Current.CancellationToken);
        scale.Weigh(Rows);
        Assert.Equal(Rows, report.Parts.Sum(part => value == "2" ? part.Imported : part.Rejected));
        scale.AssertFlat();
    }

    [Theory]
    [InlineData(ExportFormat.Jsonl)]
    [InlineData(ExportFormat.Csv)]
    public async Task Of_an_export(ExportFormat format)
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        await folder.ImportAsync(engine, schema, ImportKind.Jsonl, Write(folder, ImportKind.Jsonl, "2"));
        var scale = new Scale(steps: 10, of: Rows);
        var counts = await Exporter.ExportAsync(
            engine, schema, folder.PathOf("out"), format, new ProgressOf<ExportProgress>(progress => scale.Weigh(progress.Items)), TestContext.Current.CancellationToken);
        Assert.Equal(Rows, counts.Sum(count => count.Items));
        scale.AssertFlat();
    }

    private static string Write(TransferFolder folder, ImportKind kind, string value)
    {
        if (kind == ImportKind.Sqlite)
        {
            var file = folder.PathOf("source.db");
            SqliteFile.Make(file, $"""
                CREATE TABLE readings (sensor TEXT, at INTEGER, value NUMERIC NOT NULL, remark TEXT, PRIMARY KEY (sensor, at));
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO readings SELECT 'S', i, {value}, '{Remark}' FROM n;
                """);
            return file;
        }

        var lines = new StringBuilder(kind == ImportKind.Csv ? "Sensor,At,Value,Remark\n" : "");
        for (var row = 0; row < Rows; row++)
        {
            if (kind == ImportKind.Csv)
                lines.Append(CultureInfo.InvariantCulture, $"S,{row},{value},{Remark}\n");
            else
                lines.Append(CultureInfo.InvariantCulture, $"{{\"Item\":{{\"Sensor\":{{\"S\":\"S\"}},\"At\":{{\"N\":\"{row}\"}},\"Value\":{{\"N\":\"{value}\"}},\"Remark\":{{\"S\":\"{Remark}\"}}}}}}\n");
        }

        return folder.Write("in", $"Reading.{kind.ToString().ToLowerInvariant()}", lines.ToString());
    }

    private sealed class Scale(int steps, int of)
    {
        private readonly List<long> _weights = [];
        private long _next = of / steps;

        public void Weigh(long rows)
        {
            if (rows < _next)
                return;
            _next = rows + (of / steps);
            _weights.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        // What other tests left may go meanwhile.
        public void AssertFlat()
        {
            Assert.InRange(_weights.Count, 2, steps + 1);
            var rise = _weights.Index().Max(weight => weight.Item - _weights.Take(weight.Index + 1).Min());
            Assert.True(rise < Most, $"live bytes at its tenths: {string.Join(", ", _weights)}");
        }
    }
}
