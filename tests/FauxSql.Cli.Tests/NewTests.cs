using System.Text.Json;

namespace FauxSql.Cli.Tests;

/// <summary>What is made is built and tested by a gate of CI, which has the packages.</summary>
public sealed class NewTests
{
    [Fact]
    public async Task A_project_is_made_whole_and_only_where_nothing_is()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("Journal"));

        var made = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, "new", "Journal", "--template", "blog", "--json");
        var again = await Cli.RunAsync("new", "Journal", "--out", folder.File("Journal"));

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        using var json = JsonDocument.Parse(made.Output);
        var files = json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(files, FilesIn(folder.File("Journal")));
        Assert.Equal(["Journal"], Directory.GetFileSystemEntries(folder.Path).Select(entry => Path.GetFileName(entry)));
        Assert.Equal(new Outcome(1, "", $"fauxsql: '{folder.File("Journal")}' is there already, and not empty. Nothing was written; name another folder with --out.\n"), again);
    }

    [Theory]
    [InlineData(1, "fauxsql: A project cannot be called '1st': it is no C# identifier: letters, digits and _, and no digit first. Choose another name.\n", "1st")]
    [InlineData(1, "fauxsql: There is no folder 'nowhere' with packages. Name the one that holds them with --source.\n", "X", "--source", "nowhere")]
    [InlineData(1, "fauxsql: '.' holds no FauxSql.", "X", "--source", ".")]
    [InlineData(64, "fauxsql: --template must be empty, blog, shop, saas or greenmap, not 'wiki'.\n", "X", "--template", "wiki")]
    [InlineData(64, "fauxsql: Required argument 'NAME' missing for command: 'new'.\n")]
    public async Task What_will_not_do_is_refused_and_nothing_is_written(int exitCode, string error, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var outcome = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, ["new", .. arguments]);

        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(error, outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
