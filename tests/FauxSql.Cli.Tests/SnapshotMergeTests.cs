using System.ComponentModel;
using System.Diagnostics;
using FauxSql.Cli.Commands;
using FauxSql.Schema;

namespace FauxSql.Cli.Tests;

/// <summary>Snapshots of branches that are merged by git.</summary>
public sealed class SnapshotMergeTests(Samples samples) : IClassFixture<Samples>
{
    [Fact]
    public async Task Branches_that_changed_the_same_thing_conflict_and_others_merge()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Cli.RunAsync("snapshot", samples.Blog, "--out", folder.File("base.json"))).ExitCode);
        var schema = SnapshotFile.Read(folder.File("base.json"));
        var titled = Changed(schema, "Post", post => post with { Indexes = [.. post.Indexes, new IndexSchema("TitleIndex", new KeySchema(["Title"], []))] });
        var otherwise = Changed(schema, "Post", post => post with { Indexes = [.. post.Indexes, new IndexSchema("TitleDateIndex", new KeySchema(["Title"], ["CreatedAt"]))] });
        var billed = Changed(schema, "Comment", comment => comment with { Billing = new BillingSchema(5, 5) });

        var (exitCode, merged) = await MergeAsync(titled, billed);
        Assert.Equal(0, exitCode);
        await File.WriteAllTextAsync(folder.File("merged.json"), merged, TestContext.Current.CancellationToken);
        Assert.Equal(Changed(titled, "Comment", comment => comment with { Billing = new BillingSchema(5, 5) }), SnapshotFile.Read(folder.File("merged.json")));

        (exitCode, merged) = await MergeAsync(titled, otherwise);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("<<<<<<<", merged, StringComparison.Ordinal);

        async Task<(int ExitCode, string Merged)> MergeAsync(DatabaseSchema ours, DatabaseSchema theirs)
        {
            await File.WriteAllTextAsync(folder.File("ours.json"), SnapshotFile.Print(ours), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(folder.File("theirs.json"), SnapshotFile.Print(theirs), TestContext.Current.CancellationToken);
            using var git = Start("merge-file", "-p", folder.File("ours.json"), folder.File("base.json"), folder.File("theirs.json"));
            var text = await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (git.ExitCode, text);
        }
    }

    private static DatabaseSchema Changed(DatabaseSchema schema, string name, Func<EntitySchema, EntitySchema> change) =>
        schema with { Entities = schema.Entities.Select(entity => entity.Name == name ? change(entity) : entity).ToValueList() };

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") is null)
        {
            Assert.Skip("git is not installed.");
            throw;
        }
    }
}
