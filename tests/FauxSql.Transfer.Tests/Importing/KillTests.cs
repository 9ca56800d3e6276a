using System.Diagnostics;
using System.Globalization;
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
        MixedSource.Write(whole, readings: 40_000);
        await using var memory = EmbeddedDynamo.InMemory();
        var expected = await Importer.ImportAsync(memory, new BranchDb(memory).Schema, KilledImport.SettingsOf(whole.PathOf("")), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([0, 40, 10], expected.Parts.Select(part => part.Rejected));

        using var killed = new TransferFolder();
        MixedSource.Write(killed, readings: 40_000);
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
