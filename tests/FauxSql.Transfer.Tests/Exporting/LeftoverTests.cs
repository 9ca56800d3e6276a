using FauxSql.Engine;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Exporting;

/// <summary>What an export that was killed has left is replaced by the next, and nothing else is.</summary>
public sealed class LeftoverTests
{
    private const string Marker = ".fauxsql-export";

    [Fact]
    public async Task A_leftover_is_replaced()
    {
        using var folder = new TransferFolder();
        folder.Write("out.part", Marker, "");
        folder.Write("out.part", "Reading.jsonl", "{\"Item\":{\"Sen");
        await ExportAsync(folder);
        Assert.False(Directory.Exists(folder.PathOf("out.part")));
        Assert.Equal(["Branch.jsonl", "Movement.jsonl", "Reading.jsonl", "Ticket.jsonl", "Wide.jsonl"], FilesIn(folder));
        Assert.Empty(await File.ReadAllTextAsync(folder.PathOf("out/Reading.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_is_empty_is_filled_and_nothing_else_is_left_in_it()
    {
        using var folder = new TransferFolder();
        Directory.CreateDirectory(folder.PathOf("out"));
        await ExportAsync(folder);
        Assert.Equal(5, FilesIn(folder).Count);
        Assert.False(Directory.Exists(folder.PathOf("out.part")));
    }

    [Fact]
    public async Task An_export_at_work_is_not_disturbed()
    {
        using var folder = new TransferFolder();
        var part = folder.Write("out.part", "Reading.jsonl", "begun");
        await using (new FileStream(Path.Combine(part, Marker), FileMode.CreateNew, FileAccess.Write, FileShare.None))
            Assert.Contains("another export is at work", (await Assert.ThrowsAsync<TransferException>(() => ExportAsync(folder))).Message, StringComparison.Ordinal);
        Assert.Equal("begun", await File.ReadAllTextAsync(Path.Combine(part, "Reading.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_of_somebody_else_in_it_are_kept()
    {
        using var folder = new TransferFolder();
        folder.Write("out.part", Marker, "");
        var part = folder.Write("out.part", "notes.txt", "mine");
        await Assert.ThrowsAsync<TransferException>(() => ExportAsync(folder));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(part, "notes.txt"), TestContext.Current.CancellationToken));
    }

    private static async Task ExportAsync(TransferFolder folder)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await new BranchDb(engine).EnsureTablesAsync(TestContext.Current.CancellationToken);
        await folder.ExportAsync(engine, new BranchDb(engine).Schema, "out", ExportFormat.Jsonl);
    }

    private static List<string> FilesIn(TransferFolder folder) => [.. Directory.GetFileSystemEntries(folder.PathOf("out")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
