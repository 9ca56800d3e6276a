using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>A source that does not fit is refused as a whole, before anything is written, and everything that is wrong with it is said.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("Sensor,At,Value,Colour\n", "Readings.csv: Reading has no attribute for the column \"Colour\". Rename it, or leave it out with --skip Readings.Colour.")]
    [InlineData("Sensor,At\n", "Readings.csv: there is no column for Value, which every Reading has. Add it to the source, or make it nullable in the model.")]
    [InlineData("Sensor,sensor,At,Value\n", "the columns \"Sensor\" and \"sensor\" are both Sensor")]
    public async Task Columns_that_do_not_fit(string header, string message) => Assert.Contains(
        message, (await RefusedAsync<TransferException>(folder => folder.Write("in", "Readings.csv", header + "S1,1,2,3\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_for_no_entity() => Assert.Contains(
        "Colours.csv: there is no entity for it; there are Branch, Movement, Reading, Ticket, Wide. Rename the file, or leave it out with --skip Colours.",
        (await RefusedAsync<TransferException>(folder => folder.Write("in", "Colours.csv", "a\n1\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_file() => Assert.Contains("Readings.csv is empty", (await RefusedAsync<SourceException>(folder => folder.Write("in", "Readings.csv", ""))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_without_files() => Assert.Contains("has no .csv files", (await RefusedAsync<SourceException>(folder => folder.Write("in", "Readings.txt", ""))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_name_to_skip_that_nothing_has() => Assert.Contains(
        "--skip Readings.colour: nothing in", (await RefusedAsync<TransferException>(folder => folder.Write("in", "Readings.csv", "Sensor,At,Value\n"), "Readings.colour")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Tables_and_columns_of_SQLite_that_do_not_fit()
    {
        using var file = new SqliteFile("CREATE TABLE readings (sensor TEXT, at INTEGER, colour TEXT, PRIMARY KEY (sensor, at)); CREATE TABLE colours (colour TEXT PRIMARY KEY)");
        var message = (await RefusedAsync<TransferException>(_ => file.Path, ImportKind.Sqlite)).Message;
        Assert.Contains("colours: there is no entity for the table, which would be Colour", message, StringComparison.Ordinal);
        Assert.Contains("readings: Reading has no attribute for the column colour, which would be Colour", message, StringComparison.Ordinal);
        Assert.Contains("readings: there is no column for Value", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_skipped_is_left_out()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Readings.csv", "Sensor,At,Value,Colour\nS1,1,2,3\n");
        folder.Write("in", "Colours.csv", "a\n1\n");
        await using var engine = EmbeddedDynamo.InMemory();
        await folder.ImportAsync(engine, new BranchDb(engine).Schema, ImportKind.Csv, folder.PathOf("in"), "readings.colour", "Colours");
        Assert.Equal("{\"Sensor\":{\"S\":\"S1\"},\"At\":{\"N\":\"1\"},\"Value\":{\"N\":\"2\"}}", Assert.Single(await StoredTables.ScanAsync(engine, "Readings")));
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_with_the_same_source_only()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Readings.csv", "Sensor,At,Value\nS1,1,2\n");
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        var settings = folder.Settings(ImportKind.Csv, folder.PathOf("in"));
        await using (var other = EmbeddedDynamo.InMemory())
            await Assert.ThrowsAsync<OperationCanceledException>(() => Importer.ImportAsync(other, schema, settings, new Interruption(), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(settings.Checkpoint));

        var otherTables = await Assert.ThrowsAsync<TransferException>(() => Importer.ImportAsync(engine, schema, settings, cancellationToken: TestContext.Current.CancellationToken));
        folder.Write("in", "Readings.csv", "Sensor,At,Value\nS1,1,3\n");
        var otherSource = await Assert.ThrowsAsync<TransferException>(() => Importer.ImportAsync(engine, schema, settings, cancellationToken: TestContext.Current.CancellationToken));
        var report = await Importer.ImportAsync(engine, schema, settings with { Restarts = true }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("is not the one that the interrupted import of csv:", otherTables.Message, StringComparison.Ordinal);
        Assert.Contains("the source has changed since", otherSource.Message, StringComparison.Ordinal);
        Assert.Equal((1, false), (report.Parts[0].Imported, report.IsResumed));
        Assert.False(File.Exists(settings.Checkpoint));
    }

    [Fact]
    public async Task Rejects_of_another_import_are_not_overwritten()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Readings.csv", "Sensor,At,Value\nS1,1,2\n");
        File.WriteAllText(folder.Rejects, "mine\n");
        await using var engine = EmbeddedDynamo.InMemory();
        var refused = await Assert.ThrowsAsync<TransferException>(() => folder.ImportAsync(engine, new BranchDb(engine).Schema, ImportKind.Csv, folder.PathOf("in")));
        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine\n", File.ReadAllText(folder.Rejects));
    }

    [Fact]
    public async Task An_item_that_is_there_is_kept_and_an_equal_one_is_no_problem()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Readings.csv", "Sensor,At,Value\nS1,1,2\nS2,1,2\nS3,1,2\n");
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new BranchDb(engine);
        await db.EnsureTablesAsync(TestContext.Current.CancellationToken);
        await db.Readings.InsertAsync(new Reading { Sensor = "S1", At = 1, Value = 2 }, TestContext.Current.CancellationToken);
        await db.Readings.InsertAsync(new Reading { Sensor = "S2", At = 1, Value = 3 }, TestContext.Current.CancellationToken);
        var report = await folder.ImportAsync(engine, db.Schema, ImportKind.Csv, folder.PathOf("in"));
        Assert.Equal((1, 1, 1), (report.Parts[0].Imported, report.Parts[0].There, report.Parts[0].Rejected));
        Assert.Equal(3, (await db.Readings.GetAsync("S2", 1, TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task A_reference_that_dangles_is_rejected_though_the_import_was_interrupted_long_after_it()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Branch.csv", "BranchId,Status,Rooms\nB1,Open,[]\n");
        folder.Write("in", "Movement.csv", "BranchId,Number,kind,Amount,Text\nB9,1,in,1,\n" + string.Concat(Enumerable.Range(2, 10_400).Select(number => $"B1,{number},in,1,\n")));
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        var settings = folder.Settings(ImportKind.Csv, folder.PathOf("in"));
        await Assert.ThrowsAsync<OperationCanceledException>(() => Importer.ImportAsync(engine, schema, settings, new Interruption(after: 10_200), TestContext.Current.CancellationToken));
        var report = await Importer.ImportAsync(engine, schema, settings, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(report.IsResumed);
        Assert.Equal((10_400, 1), (report.Parts.Sum(part => part.Imported + part.There) - 1, report.Parts.Sum(part => part.Rejected)));
        Assert.Contains("B9", Assert.Single(folder.RejectLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_file_of_an_entity_replaces_nothing_of_the_first()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Reading.csv", "Sensor,At,Value\nS1,1,2\n");
        folder.Write("in", "Readings.csv", "Sensor,At,Value\nS1,1,3\n");
        await using var engine = EmbeddedDynamo.InMemory();
        var report = await folder.ImportAsync(engine, new BranchDb(engine).Schema, ImportKind.Csv, folder.PathOf("in"));
        Assert.Equal((1, 1), (report.Parts.Sum(part => part.Imported), report.Parts.Sum(part => part.Rejected)));
        Assert.Contains("\"2\"", Assert.Single(await StoredTables.ScanAsync(engine, "Readings")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_over_keeps_rejects_that_no_interrupted_import_wrote_and_never_those_that_are_imported()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Readings.csv", "Sensor,At,Value\nS1,1,2\n");
        File.WriteAllText(folder.Rejects, "mine\n");
        await using var engine = EmbeddedDynamo.InMemory();
        var schema = new BranchDb(engine).Schema;
        var settings = folder.Settings(ImportKind.Csv, folder.PathOf("in")) with { Restarts = true };
        await Assert.ThrowsAsync<TransferException>(() => Importer.ImportAsync(engine, schema, settings, cancellationToken: TestContext.Current.CancellationToken));
        var same = folder.Settings(ImportKind.Rejects, folder.Rejects) with { Restarts = true };
        var refused = await Assert.ThrowsAsync<TransferException>(() => Importer.ImportAsync(engine, schema, same, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("is what is imported", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine\n", File.ReadAllText(folder.Rejects));
    }

    [Fact]
    public async Task An_export_deletes_no_folder_that_it_did_not_make()
    {
        using var folder = new TransferFolder();
        folder.Write("out.part", "mine.txt", "mine");
        await using var engine = EmbeddedDynamo.InMemory();
        await new BranchDb(engine).EnsureTablesAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<TransferException>(() => folder.ExportAsync(engine, new BranchDb(engine).Schema, "out", ExportFormat.Csv));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder.PathOf("out.part"), "mine.txt")));
    }

    private sealed class Interruption(long after = 0) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Rows >= after)
                throw new OperationCanceledException();
        }
    }

    private static Task<T> RefusedAsync<T>(Func<TransferFolder, string> source, params string[] skips)
        where T : Exception => RefusedAsync<T>(source, ImportKind.Csv, skips);

    private static async Task<T> RefusedAsync<T>(Func<TransferFolder, string> source, ImportKind kind, params string[] skips)
        where T : Exception
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var refused = await Assert.ThrowsAsync<T>(() => folder.ImportAsync(engine, new BranchDb(engine).Schema, kind, source(folder), skips));
        Assert.Empty(await StoredTables.AllAsync(engine));
        Assert.Empty(folder.RejectLines);
        return refused;
    }
}
