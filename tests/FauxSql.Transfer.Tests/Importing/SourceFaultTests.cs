using System.Text;
using FauxSql.Engine;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;
using Microsoft.Data.Sqlite;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>Sources that cannot be read as a whole: nothing is written.</summary>
public sealed class SourceFaultTests
{
    private const string Readings = """
        CREATE TABLE readings (sensor TEXT, at INTEGER, value NUMERIC NOT NULL, remark TEXT, PRIMARY KEY (sensor, at));
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO readings SELECT 'S', i, i, 'remark ' || i FROM n;
        """;

    [Fact]
    public async Task A_database_that_another_program_has_locked()
    {
        using var file = new SqliteFile(Readings);
        await using var other = file.Open();
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");
        var refused = await RefusedAsync(ImportKind.Sqlite, file.Path);
        Assert.Contains($"'{file.Path}' is locked: another program writes to it. End that program, or copy the file", refused.Message, StringComparison.Ordinal);
        await ExecuteAsync(other, "ROLLBACK");
        await AssertImportedAsync(ImportKind.Sqlite, file.Path, 2000);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_database_that_is_cut_off(double kept)
    {
        using var file = new SqliteFile(Readings);
        await using (var stream = File.OpenWrite(file.Path))
            stream.SetLength((long)(stream.Length * kept));
        var refused = await RefusedAsync(ImportKind.Sqlite, file.Path);
        Assert.Contains($"'{file.Path}' cannot be read as a SQLite database", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9000)]
    public async Task CSV_that_is_not_UTF8(int line)
    {
        using var folder = new TransferFolder();
        var lines = Enumerable.Range(1, 9001).Select(number => number == 1 ? "Sensor,At,Value,Remark" : $"S1,{number},2,plain").ToArray();
        lines[line - 1] += "é";
        folder.Write("in", "Reading.csv", "");
        await File.WriteAllTextAsync(folder.PathOf("in/Reading.csv"), string.Join('\n', lines), Encoding.Latin1, TestContext.Current.CancellationToken);
        var refused = await RefusedAsync(ImportKind.Csv, folder.PathOf("in"));
        Assert.Equal($"Reading.csv, line {line}: it is not UTF-8. Nothing was written; save the file as UTF-8.", refused.Message);
    }

    [Fact]
    public async Task A_mark_of_UTF8_is_no_part_of_the_first_column()
    {
        using var folder = new TransferFolder();
        folder.Write("in", "Reading.csv", "\uFEFFSensor,At,Value\nS1,1,2\n");
        await AssertImportedAsync(ImportKind.Csv, folder.PathOf("in"), 1);
    }

    private static async Task<SourceException> RefusedAsync(ImportKind kind, string path)
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        var refused = await Assert.ThrowsAsync<SourceException>(() => folder.ImportAsync(engine, new BranchDb(engine).Schema, kind, path));
        Assert.Empty(await StoredTables.AllAsync(engine));
        Assert.False(File.Exists(folder.Rejects));
        return refused;
    }

    private static async Task AssertImportedAsync(ImportKind kind, string path, int rows)
    {
        using var folder = new TransferFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        await folder.ImportAsync(engine, new BranchDb(engine).Schema, kind, path);
        Assert.Equal(rows, (await StoredTables.ScanAsync(engine, "Readings")).Count);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
