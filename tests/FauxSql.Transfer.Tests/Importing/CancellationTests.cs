using FauxSql.Engine;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>An import that is cancelled, as Ctrl-C does, and run again.</summary>
public sealed class CancellationTests
{
    /// <param name="rows">After how many rows it is cancelled, each time: among the readings, the tickets, the branches, which refer to each other.</param>
    [Theory]
    [InlineData(2_600, 5_000, 12_700)]
    [InlineData(16_100)]
    [InlineData(100, 100, 100, 100)]
    public async Task Nothing_is_doubled_or_lost(params int[] rows)
    {
        using var whole = new TransferFolder();
        MixedSource.Write(whole, readings: 12_000);
        await using var expected = EmbeddedDynamo.InMemory();
        var complete = await ImportAsync(expected, whole);
        using var cancelled = new TransferFolder();
        MixedSource.Write(cancelled, readings: 12_000);
        await using var engine = EmbeddedDynamo.InMemory();
        foreach (var after in rows)
            await CancelAsync(engine, cancelled, after);
        var last = await ImportAsync(engine, cancelled);

        Assert.True(last.IsResumed);
        Assert.Equal(complete.Parts.Select(part => (part.Imported + part.There, part.Rejected)), last.Parts.Select(part => (part.Imported + part.There, part.Rejected)));
        Assert.Equal(whole.RejectLines, cancelled.RejectLines);
        Assert.Equal(await StoredTables.AllAsync(expected), await StoredTables.AllAsync(engine));
    }

    private static async Task CancelAsync(EmbeddedDynamo engine, TransferFolder folder, int after)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var progress = new ProgressOf<ImportProgress>(done =>
        {
            if (done.Rows >= after)
                stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Importer.ImportAsync(engine, new BranchDb(engine).Schema, KilledImport.SettingsOf(folder.PathOf("")), progress, stop.Token));
        Assert.True(File.Exists(folder.PathOf("import.checkpoint")));
    }

    private static Task<ImportReport> ImportAsync(EmbeddedDynamo engine, TransferFolder folder) =>
        Importer.ImportAsync(engine, new BranchDb(engine).Schema, KilledImport.SettingsOf(folder.PathOf("")), cancellationToken: TestContext.Current.CancellationToken);
}
