using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>A file of rejects is imported once its rows are mended, with the same items as if they had been right from the start; and it is nobody else's to cut off.</summary>
public sealed class RejectTests
{
    private const string Rooms = """[{"Name":"a \"b\"","Area":12.50,"Tags":["x","y"],"Photo":"AQID","Cleaned":"Monday, Tuesday","Notes":["n",null]}]""";

    // Rows that wait stay in memory, and whether the row they wait for comes is known at the end only.
    [Fact]
    public async Task Rows_that_wait_for_later_ones_are_held_up_to_64_MB()
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        const int rows = 280;
        var lines = Enumerable.Range(0, rows).Select(i => new JsonObject
        {
            ["BranchId"] = $"B{i}",
            ["Status"] = "Open",
            ["ParentId"] = i < rows - 1 ? $"B{i + 1}" : null,
            ["Rooms"] = new JsonArray(new JsonObject { ["Name"] = new string('r', 300_000) }),
        }.ToJsonString()).ToList();
        var path = folder.Write("in", "Branch.jsonl", string.Join('\n', lines));

        var refusal = await Assert.ThrowsAsync<TransferException>(() => folder.ImportAsync(engine, schema, ImportKind.Jsonl, path));

        Assert.Equal("Branch.jsonl: more than 50,000 rows, or 64 MB of them, refer to rows that come after them. Order the source so that what is referred to comes first.", refusal.Message);
        lines.Reverse();
        folder.Write("in", "Branch.jsonl", string.Join('\n', lines));
        File.Delete(folder.PathOf("import.checkpoint"));
        Assert.Equal(rows, Assert.Single((await folder.ImportAsync(engine, schema, ImportKind.Jsonl, path)).Parts).Imported);
    }

    [Fact]
    public async Task Of_CSV() => await AssertMendedAsync(
        ImportKind.Csv,
        (folder, isRight) =>
        {
            var rooms = Rooms.Replace("\"", "\"\"", StringComparison.Ordinal);
            folder.Write("in", "Branch.csv", $"BranchId,Name,Status,Opened,Pin,Rooms\nB1,\"\",{(isRight ? "Open" : "open")},2026-01-31T09:30:00Z,7,\"{rooms}\"\nB2,,{(isRight ? "Closed" : "closed")},,,[]\nB3,\"x, y\",Open,,,[]\n");
            folder.Write("in", "Reading.csv", $"Sensor,At,Value,Remark\nS1,{(isRight ? "1" : "one")},1.50,\"\"\nS2,{(isRight ? "2" : "two")},2,\n");
            folder.Write("in", "Movement.csv", $"BranchId,Number,kind,Amount,Text\nB3,{(isRight ? "1" : "1.5")},note,,\"\"\nB3,2,{(isRight ? "in" : "out")},1.50,\n");
            return folder.PathOf("in");
        },
        ("\"open\"", "\"Open\""), ("\"closed\"", "\"Closed\""), ("\"one\"", "1"), ("\"two\"", "\"2\""), ("\"1.5\"", "\"1\""), ("\"out\"", "\"in\""));

    [Fact]
    public async Task Of_JSON_lines() => await AssertMendedAsync(
        ImportKind.Jsonl,
        (folder, isRight) =>
        {
            folder.Write("in", "Branch.jsonl", $$$$"""
                {"BranchId":"B1","Name":"","Status":"{{{{(isRight ? "Open" : "open")}}}}","Rooms":{{{{Rooms}}}}}
                {"Item":{"BranchId":{"S":"B2"},"Status":{"{{{{(isRight ? "S" : "N")}}}}":"1"},"Version":{"N":"4"},"More":{"L":[{"NULL":true}]}}}
                """);
            return folder.PathOf("in");
        },
        ("\"open\"", "\"Open\""), ("""{"N":"1"}""", """{"S":"1"}"""));

    [Fact]
    public async Task Of_SQLite() => await AssertMendedAsync(
        ImportKind.Sqlite,
        (folder, isRight) =>
        {
            var file = folder.PathOf(isRight ? "right.db" : "wrong.db");
            SqliteFile.Make(file, $"""
                CREATE TABLE branches (branch_id TEXT PRIMARY KEY, name TEXT, status TEXT NOT NULL, opened TIMESTAMP, pin INTEGER, rooms TEXT NOT NULL);
                INSERT INTO branches VALUES ('B1', '', '{(isRight ? "Open" : "open")}', '2026-01-31 09:30:00', 7, '{Rooms.Replace("'", "''", StringComparison.Ordinal)}'), ('B2', NULL, '{(isRight ? "Closed" : "closed")}', NULL, NULL, '[]');
                CREATE TABLE readings (sensor TEXT, at INTEGER, value NUMERIC NOT NULL, remark TEXT, PRIMARY KEY (sensor, at));
                INSERT INTO readings VALUES ('S1', {(isRight ? "1" : "'one'")}, 1.5, ''), ('S2', {(isRight ? "2" : "'two'")}, 2, NULL);
                """);
            return file;
        },
        ("\"open\"", "\"Open\""), ("\"closed\"", "\"Closed\""), ("\"one\"", "1"), ("\"two\"", "\"2\""));

    [Fact]
    public async Task Of_SQLite_with_a_joined_key_and_bytes()
    {
        using var file = new SqliteFile("""
            CREATE TABLE rates (base TEXT NOT NULL, quote TEXT NOT NULL, day DATE NOT NULL, rate REAL NOT NULL, seal BLOB, PRIMARY KEY (base, quote, day));
            INSERT INTO rates VALUES ('EUR', 'USD', '2026-01-01', 1.25, x'00ff'), ('EUR', 'USD', '2026-01-02', 1.5, NULL);
            """);
        var model = Scaffolded.OfFile(file.Path);
        using var wrong = new SqliteFile("""
            CREATE TABLE rates (base TEXT NOT NULL, quote TEXT NOT NULL, day DATE NOT NULL, rate REAL NOT NULL, seal BLOB, PRIMARY KEY (base, quote, day));
            INSERT INTO rates VALUES ('EUR', 'USD', '2026-01-01', 'much', x'00ff'), ('EUR', 'USD', 'today', 1.5, NULL);
            """);
        using var folder = new TransferFolder();
        await using var expected = EmbeddedDynamo.InMemory();
        await folder.ImportAsync(expected, model.Schema, ImportKind.Sqlite, file.Path);
        await using var engine = EmbeddedDynamo.InMemory();
        await folder.ImportAsync(engine, model.Schema, ImportKind.Sqlite, wrong.Path);
        Assert.Contains("\"QuoteDay\":\"USD#2026-01-01\"", folder.RejectLines[0], StringComparison.Ordinal);
        Assert.Contains("\"QuoteDay\":null", folder.RejectLines[1], StringComparison.Ordinal);
        await ImportMendedAsync(folder, engine, model.Schema, ("\"much\"", "1.25"), ("\"today\"", "\"2026-01-02\""), ("\"QuoteDay\":null", "\"QuoteDay\":\"USD#2026-01-02\""));
        Assert.Equal(await StoredTables.AllAsync(expected), await StoredTables.AllAsync(engine));
    }

    [Fact]
    public async Task A_text_of_SQLite_that_is_not_UTF8_is_rejected_until_it_is_mended()
    {
        using var file = new SqliteFile("""
            CREATE TABLE readings (sensor TEXT, at INTEGER, value NUMERIC NOT NULL, remark TEXT, PRIMARY KEY (sensor, at));
            INSERT INTO readings VALUES ('S1', 1, 'much', CAST(x'ff' AS TEXT));
            """);
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        await folder.ImportAsync(engine, schema, ImportKind.Sqlite, file.Path);
        await ImportMendedAsync(folder, engine, schema, ("\"much\"", "1"));
        Assert.Contains("""Remark: {\"notUtf8\":\"/w==\"} is not a single value""".Replace("\\\"", "\\u0022", StringComparison.Ordinal), Assert.Single(folder.RejectLines).Replace("\\\"", "\\u0022", StringComparison.Ordinal), StringComparison.Ordinal);
        await ImportMendedAsync(folder, engine, schema, ("""{"notUtf8":"/w=="}""", "\"fine\""));
        Assert.Empty(folder.RejectLines);
        Assert.Single(await StoredTables.ScanAsync(engine, "Readings"));
    }

    [Theory]
    [InlineData(0, "{0}another import's\n")]
    [InlineData(12_000, "another import's\n")]
    [InlineData(12_000, "{0}a line of mine\n")]
    [InlineData(12_000, "{1}")]
    public async Task An_import_that_goes_on_cuts_off_no_file_but_its_own(int after, string written)
    {
        using var folder = new TransferFolder();
        MixedSource.Write(folder, readings: 12_000);
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        var settings = KilledImport.SettingsOf(folder.PathOf(""));
        await Assert.ThrowsAsync<OperationCanceledException>(() => Importer.ImportAsync(engine, schema, settings, InterruptedReadings(after), TestContext.Current.CancellationToken));
        Assert.Equal(after > 0, File.Exists(folder.Rejects));
        var own = string.Concat(folder.RejectLines.Select(line => line + "\n"));
        var before = written.Replace("{0}", own, StringComparison.Ordinal).Replace("{1}", own.Replace("much", "1.50", StringComparison.Ordinal), StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Rejects, before, TestContext.Current.CancellationToken);

        var resumed = await Assert.ThrowsAsync<TransferException>(() => Importer.ImportAsync(engine, schema, settings, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("is not as the interrupted import left it", resumed.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(folder.Rejects, TestContext.Current.CancellationToken));
        var restarted = await Assert.ThrowsAsync<TransferException>(() => Importer.ImportAsync(engine, schema, settings with { Restarts = true }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("is there already", restarted.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(folder.Rejects, TestContext.Current.CancellationToken));

        File.Move(folder.Rejects, folder.PathOf("moved"));
        var report = await Importer.ImportAsync(engine, schema, settings with { Restarts = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(report.Parts.Sum(part => part.Rejected), folder.RejectLines.Count);
    }

    [Fact]
    public async Task Starting_over_replaces_the_file_of_the_interrupted_import()
    {
        using var folder = new TransferFolder();
        MixedSource.Write(folder, readings: 12_000);
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        var settings = KilledImport.SettingsOf(folder.PathOf(""));
        await Assert.ThrowsAsync<OperationCanceledException>(() => Importer.ImportAsync(engine, schema, settings, InterruptedReadings(12_000), TestContext.Current.CancellationToken));
        var report = await Importer.ImportAsync(engine, schema, settings with { Restarts = true }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(report.IsResumed);
        Assert.Equal(report.Parts.Sum(part => part.Rejected), folder.RejectLines.Count);
    }

    // After 10,000 rows of readings what was rejected of them is written.
    private static ProgressOf<ImportProgress> InterruptedReadings(int after) => new(done =>
    {
        if (done.Entity == "Reading" && done.Rows - 600 >= after)
            throw new OperationCanceledException();
    });

    private static async Task AssertMendedAsync(ImportKind kind, Func<TransferFolder, bool, string> write, params (string Wrong, string Right)[] mends)
    {
        using var right = new TransferFolder();
        await using var expected = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(expected).Schema;
        await right.ImportAsync(expected, schema, kind, write(right, true));
        Assert.Empty(right.RejectLines);
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        await folder.ImportAsync(engine, schema, kind, write(folder, false));
        Assert.Equal(mends.Length, folder.RejectLines.Count);
        await ImportMendedAsync(folder, engine, schema, mends);
        Assert.Empty(folder.RejectLines);
        Assert.Equal(await StoredTables.AllAsync(expected), await StoredTables.AllAsync(engine));
    }

    /// <summary>Mends each row in its values, and not in its reason, and imports the file.</summary>
    private static async Task ImportMendedAsync(TransferFolder folder, EmbeddedDynamo engine, FauxSql.Schema.DatabaseSchema schema, params (string Wrong, string Right)[] mends)
    {
        var mended = folder.RejectLines.Select(line =>
        {
            var json = JsonNode.Parse(line)!.AsObject();
            var values = json.ContainsKey("item") ? "item" : "row";
            var text = json[values]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            return $$"""{"entity":"{{json["entity"]}}","{{values}}":{{mends.Aggregate(text, (text, mend) => text.Replace(mend.Wrong, mend.Right, StringComparison.Ordinal))}}}""";
        }).ToList();
        var file = folder.PathOf("mended.jsonl");
        await File.WriteAllLinesAsync(file, mended, TestContext.Current.CancellationToken);
        File.Delete(folder.Rejects);
        await folder.ImportAsync(engine, schema, ImportKind.Rejects, file);
    }
}
