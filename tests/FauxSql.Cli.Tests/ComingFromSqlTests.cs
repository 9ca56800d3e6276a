using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace FauxSql.Cli.Tests;

/// <summary>The commands of docs/guide/coming-from-sql.md, typed one after another, print what the page says.</summary>
public sealed partial class ComingFromSqlTests
{
    [Fact]
    public async Task Every_command_of_the_page_does_what_it_says()
    {
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        var launch = new Launch { WorkingDirectory = folder.Path };
        var printed = "";
        foreach (Match block in Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "guide", "coming-from-sql.md"), TestContext.Current.CancellationToken)))
        {
            var text = block.Groups["text"].Value;
            switch (block.Groups["language"].Value)
            {
                case "sql":
                    CreateDatabase(folder.File("library.db"), text);
                    break;
                case "text":
                    Assert.Equal(text, printed.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
                    break;
                default:
                    foreach (var command in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(command => !command.StartsWith("sqlite3 ", StringComparison.Ordinal)))
                        printed = await TypeAsync(launch, command);
                    break;
            }
        }

        Assert.Equal("10 rows are in copy.db.", printed.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd().Split('\n')[^1]);
    }

    private static async Task<string> TypeAsync(Launch launch, string command)
    {
        var words = command.Split(' ');
        Assert.Equal("fauxsql", words[0]);
        var outcome = await Cli.RunAsync(launch, words[1..]);
        Assert.True(outcome.ExitCode == 0, $"{command}\n{outcome.Output}{outcome.Errors}");
        return outcome.Output;
    }

    private static void CreateDatabase(string file, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"```(?<language>sql|sh|text)\n(?<text>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
