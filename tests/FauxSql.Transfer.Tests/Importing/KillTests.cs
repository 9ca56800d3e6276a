using System.Diagnostics;
using System.Globalization;
using System.Text;
using FauxSql.Engine;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Importing;

public sealed class KillTests
{
    /// <summary>The number of kills; 50 and more are worth while now and then.</summary>
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 4;

    [Fact]
    public async Task An_import_that_is_killed_again_and_again_doubles_and_loses_nothing()
    {
        using var whole = new TransferFolder();
        WriteSource(whole);
        await using var memory = EmbeddedDynamo.InMemory();
        var expected = await Importer.ImportAsync(memory, new BranchDb(memory).Schema, KilledImport.SettingsOf(whole.PathOf("")), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([0, 40, 10], expected.Parts.Select(part => part.Rejected));

        using var killed = new TransferFolder();
        WriteSource(killed);
        var random = new Random(5);
        var resumed = 0;
        for (var kill = 0; kill < Kills; kill++)
            resumed += await ImportUntilKilledAsync(killed, random) ? 1 : 0;
        await using var engine = EmbeddedDynamo.Open(killed.PathOf("data.db"));
        var last = await Importer.ImportAsync(engine, new BranchDb(engine).Schema, KilledImport.SettingsOf(killed.PathOf("")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(resumed > 0, "no import was killed while it was writing");
        Assert.Equal(expected.Parts.Select(part => part.Imported + part.There), last.Parts.Select(part => part.Imported + part.There));
        Assert.Equal(whole.RejectLines, killed.RejectLines);
        var (before, after) = (await StoredTables.AllAsync(memory), await StoredTables.AllAsync(engine));
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
    }

    // Rows that are no items, rows that are there twice and the same, rows that are there twice and are not, and unique values that are there twice.
    private static void WriteSource(TransferFolder folder)
    {
        var readings = new StringBuilder("Sensor,At,Value,Remark\n");
        for (var i = 0; i < 40_000; i++)
            readings.Append(CultureInfo.InvariantCulture, $"S{i % 97},{i},{(i % 2000 == 1999 ? "much" : $"{i}.25")},\n");
        for (var i = 0; i < 40; i++)
            readings.Append(CultureInfo.InvariantCulture, $"S{i % 97},{i},{i}.25,{(i % 2 == 0 ? "" : "other")}\n");
        folder.Write("csv", "Reading.csv", readings.ToString());
        var tickets = new StringBuilder("TicketId,Code\n");
        for (var i = 0; i < 4000; i++)
            tickets.Append(CultureInfo.InvariantCulture, $"T{i},{(i % 400 == 399 ? "C0" : $"C{i}")}\n");
        folder.Write("csv", "Ticket.csv", tickets.ToString());
        var branches = new StringBuilder("BranchId,Name,ParentId,Status,Rooms\n");
        for (var i = 0; i < 600; i++)
            branches.Append(CultureInfo.InvariantCulture, $"B{i},Branch {i},{(i == 599 ? "" : $"B{i + 1}")},Open,[]\n");
        folder.Write("csv", "Branch.csv", branches.ToString());
    }

    /// <returns>Whether it was killed while it was importing.</returns>
    private static async Task<bool> ImportUntilKilledAsync(TransferFolder folder, Random random)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { typeof(KillTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KilledImport)}.{nameof(KilledImport.Import_until_killed)}" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[KilledImport.FolderVariable] = folder.PathOf("");
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync();
        var checkpoint = folder.PathOf("import.checkpoint");
        var before = File.Exists(checkpoint) ? File.GetLastWriteTimeUtc(checkpoint) : default;
        while (!child.HasExited && (!File.Exists(checkpoint) || File.GetLastWriteTimeUtc(checkpoint) == before))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
        var isKilled = !child.HasExited;
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(isKilled || File.Exists(folder.PathOf("complete")), await output);
        return isKilled;
    }
}
