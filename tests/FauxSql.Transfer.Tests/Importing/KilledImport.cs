using FauxSql.Engine;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>What the process does that <see cref="KillTests"/> kills: it imports a folder into a data file, and goes on with an import that was killed.</summary>
public sealed class KilledImport
{
    public const string FolderVariable = "FAUXSQL_TEST_KILLED_IMPORT";

    [Fact(Explicit = true)]
    public async Task Import_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        await using var engine = EmbeddedDynamo.Open(Path.Combine(folder, "data.db"));
        var report = await Importer.ImportAsync(engine, new BranchDb(engine).Schema, SettingsOf(folder), cancellationToken: TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "complete"), $"{report.IsResumed}", TestContext.Current.CancellationToken);
    }

    public static ImportSettings SettingsOf(string folder) =>
        new(new ImportFrom(ImportKind.Csv, Path.Combine(folder, "csv")), "data.db", Path.Combine(folder, "import.checkpoint"), Path.Combine(folder, "rejects.jsonl"));
}
