using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FauxSql.Cli.Tests;

/// <summary>What is made is built and run by a gate of CI, which has the packages.</summary>
public sealed class ScaffoldTests
{
    [Fact]
    public async Task A_project_is_made_of_a_database_and_only_where_nothing_is()
    {
        using var folder = new TemporaryFolder();
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY); CREATE TABLE notes (note TEXT)");

        var made = await Cli.RunAsync("scaffold", "--from-sqlite", folder.File("bank.db"), "--out", folder.File("Bank"), "--json");
        var again = await Cli.RunAsync("scaffold", "--from-sqlite", folder.File("bank.db"), "--out", folder.File("Bank"));

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal(["Account", "Note"], json.RootElement.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()));
        Assert.Equal("notes", Assert.Single(json.RootElement.GetProperty("open").EnumerateArray()).GetProperty("subject").GetString());
        Assert.Equal(["Account.cs", "Bank.csproj", "BankDb.cs", "Note.cs", "SCAFFOLD.md"], Directory.GetFiles(folder.File("Bank")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal((1, ""), (again.ExitCode, again.Output));
        Assert.Contains("is there already, and not empty. Nothing was written", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("prices.csv"), "name,price\nTeapot,12.50\n");

        var outcome = await Cli.RunAsync("scaffold", "--from-sqlite", folder.File("prices.csv"), "--out", folder.File("Prices"));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("cannot be read as a SQLite database", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["prices.csv"], Directory.GetFileSystemEntries(folder.Path).Select(file => Path.GetFileName(file)));
    }

    private static void Create(string file, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
