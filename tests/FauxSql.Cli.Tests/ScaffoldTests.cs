using System.Text.Json;
using FauxSql.Engine;
using FauxSql.Server;
using Microsoft.Data.Sqlite;

namespace FauxSql.Cli.Tests;

/// <summary>What is made is built here with the FauxSql of this repository; a gate of CI builds and runs it with the packages.</summary>
public sealed class ScaffoldTests
{
    [Fact]
    public async Task A_project_is_made_of_a_database_and_only_where_nothing_is()
    {
        using var folder = new TemporaryFolder();
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY); CREATE TABLE notes (note TEXT)");

        var made = await Cli.RunAsync("scaffold", "--from-sqlite", folder.File("bank.db"), "--out", folder.File("Bank"), "--no-check", "--json");
        var again = await Cli.RunAsync("scaffold", "--from-sqlite", folder.File("bank.db"), "--out", folder.File("Bank"));

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal(["Account", "Note"], json.RootElement.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()));
        Assert.Equal("notes", Assert.Single(json.RootElement.GetProperty("open").EnumerateArray()).GetProperty("subject").GetString());
        Assert.Equal(["Account.cs", "Bank.csproj", "BankDb.cs", "Note.cs", "SCAFFOLD.md"], Directory.GetFiles(folder.File("Bank")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal((1, ""), (again.ExitCode, again.Output));
        Assert.Contains("is there already, and not empty. Nothing was written", again.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from-sqlite", "bank.db")]
    [InlineData("--from-docs", "docs")]
    [InlineData("--from-endpoint", "")]
    public async Task What_was_made_is_built_and_checked(string option, string source)
    {
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY, status TEXT NOT NULL); CREATE INDEX by_status ON accounts (status)");
        Directory.CreateDirectory(folder.File("docs"));
        File.WriteAllText(folder.File("docs/Account.md"), "# AccountsTable\n## Primary Key\n- Iban (HASH)\n## GSI: StatusIndex\n- Status (HASH)\n- Access Pattern: Accounts by status\n");
        await using var engine = EmbeddedDynamo.InMemory();
        await engine.CallAsync("CreateTable", """{"TableName":"accounts","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"Iban","AttributeType":"S"},{"AttributeName":"Status","AttributeType":"S"}],"KeySchema":[{"AttributeName":"Iban","KeyType":"HASH"}],"GlobalSecondaryIndexes":[{"IndexName":"StatusIndex","KeySchema":[{"AttributeName":"Status","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}""");
        await using var server = await DynamoServer.StartAsync(engine);

        var made = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, "scaffold", option, source.Length == 0 ? server.Address.ToString() : source, "--out", "Bank", "--json");

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("notChecked").ValueKind);
        var check = json.RootElement.GetProperty("check");
        Assert.Equal(("BankDb", 0), (check.GetProperty("database").GetString(), check.GetProperty("errors").GetInt32()));
        Assert.Contains(check.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("file").GetString() == "Bank/Account.cs" && finding.GetProperty("line").GetInt32() > 1);
    }

    [Fact]
    public async Task Findings_are_shown_with_their_places_and_what_to_do_next()
    {
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY, balance REAL NOT NULL)");

        var made = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, "scaffold", "--from-sqlite", "bank.db", "--out", "Bank");

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.Contains("It builds. 'fauxsql check' finds:\n\nAccount\nBank/Account.cs(", made.Output, StringComparison.Ordinal);
        Assert.Contains("warning FXS115: ", made.Output, StringComparison.Ordinal);
        Assert.EndsWith("Next:\n  fauxsql up Bank\n", made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_the_check_are_an_error_and_the_files_stay()
    {
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        Directory.CreateDirectory(folder.File("docs"));
        File.WriteAllText(folder.File("docs/Account.md"), "# AccountsTable\n## Primary Key\n- Iban (HASH)\n## Suppressed Checks\n- `FXS203` of `Account.Iban`\n");

        var made = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, "scaffold", "--from-docs", "docs", "--out", "Bank");

        Assert.Equal((1, ""), (made.ExitCode, made.Errors));
        Assert.Contains("error FXS215: ", made.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("Bank/Account.cs")));
    }

    [Fact]
    public async Task Where_packages_cannot_be_restored_the_files_stay_and_it_is_said()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY)");

        var made = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, "scaffold", "--from-sqlite", "bank.db", "--out", "Bank");

        Assert.Equal((1, ""), (made.ExitCode, made.Errors));
        Assert.Contains("It was not checked, because its packages cannot be restored. Bank.csproj does not build:\n", made.Output, StringComparison.Ordinal);
        Assert.Contains("error NU1100", made.Output, StringComparison.Ordinal);
        Assert.Contains("name the folder that holds them with --source.\nNext:\n  fauxsql check Bank\n", made.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("Bank/Account.cs")));
    }

    /// <summary>What is wrong with the result is said by the compiler, and the files are there to be mended.</summary>
    [Fact]
    public async Task A_result_that_does_not_build_is_an_error_and_its_files_stay()
    {
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        File.WriteAllText(folder.File("Directory.Build.props"), "<Project><ItemGroup><Compile Include=\"$(MSBuildThisFileDirectory)Broken.cs\" /></ItemGroup></Project>");
        File.WriteAllText(folder.File("Broken.cs"), "this does not compile");
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY)");

        var made = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, "scaffold", "--from-sqlite", "bank.db", "--out", "Bank", "--json");

        Assert.Equal((1, ""), (made.ExitCode, made.Errors));
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("check").ValueKind);
        Assert.Contains("Broken.cs(1,", json.RootElement.GetProperty("notChecked").GetString(), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("Bank/Account.cs")));
    }

    [Fact]
    public async Task A_signal_during_the_build_leaves_the_project_and_says_so()
    {
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        File.WriteAllText(folder.File("Directory.Build.props"), """<Project><Target Name="Dawdle" BeforeTargets="CoreCompile"><Exec Command="touch $(MSBuildThisFileDirectory)begun; sleep 600" /></Target></Project>""");
        Create(folder.File("bank.db"), "CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY)");
        await using var cli = Cli.Start(new Launch { WorkingDirectory = folder.Path }, "scaffold", "--from-sqlite", "bank.db", "--out", "Bank");
        while (!File.Exists(folder.File("begun")) && !cli.HasEnded)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        cli.Interrupt();

        var outcome = await cli.EndAsync();
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("A project is written with all its files or not at all.", outcome.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("Bank/Account.cs")));
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

    [Fact]
    public async Task A_project_is_made_of_entity_files()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("docs"));
        File.WriteAllText(folder.File("docs/Order.md"), "# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## GSI: CustomerIndex\n- CustomerId (HASH)\n- Access Pattern: \"My Orders\" page\n");

        var made = await Cli.RunAsync("scaffold", "--from-docs", folder.File("docs"), "--out", folder.File("Orders"), "--no-check", "--json");

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        using var json = JsonDocument.Parse(made.Output);
        Assert.Equal("Order.md: Orders", Assert.Single(json.RootElement.GetProperty("entities").EnumerateArray()).GetProperty("source").GetString());
        Assert.Contains("[Index(\"CustomerIndex\", Pattern = \"\\\"My Orders\\\" page\")]", File.ReadAllText(folder.File("Orders/Order.cs")), StringComparison.Ordinal);
        Assert.Contains("**Order** has no table of attributes", File.ReadAllText(folder.File("Orders/SCAFFOLD.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_do_not_follow_the_template_are_refused_with_their_lines()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("docs"));
        File.WriteAllText(folder.File("docs/Order.md"), "# OrdersTable\n## Primary Key\n- OrderId\n");

        var outcome = await Cli.RunAsync("scaffold", "--from-docs", folder.File("docs"), "--out", folder.File("Orders"));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("Order.md(3): 'OrderId' is no key: write '- OrderId (HASH)'", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("Orders")));
    }

    [Fact]
    public async Task A_project_is_made_of_live_tables()
    {
        using var folder = new TemporaryFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        await engine.CallAsync("CreateTable", """{"TableName":"dev-notes","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"NoteId","AttributeType":"S"}],"KeySchema":[{"AttributeName":"NoteId","KeyType":"HASH"}]}""");
        await engine.CallAsync("PutItem", """{"TableName":"dev-notes","Item":{"NoteId":{"S":"1"},"Stars":{"N":"3"}}}""");
        await using var server = await DynamoServer.StartAsync(engine);

        var made = await Cli.RunAsync("scaffold", "--from-endpoint", server.Address.ToString(), "--prefix", "dev-", "--sample", "10", "--out", folder.File("Pad"), "--no-check");
        var none = await Cli.RunAsync("scaffold", "--from-endpoint", server.Address.ToString(), "--prefix", "prod-", "--out", folder.File("None"));

        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.Contains("has a model of 1 entity", made.Output, StringComparison.Ordinal);
        Assert.Contains($"It was not built and not checked.", made.Output, StringComparison.Ordinal);
        Assert.Contains($"Next:\n  fauxsql check {folder.File("Pad")}\n", made.Output, StringComparison.Ordinal);
        Assert.Contains("[Table(\"notes\")]\npublic sealed partial record Note\n", File.ReadAllText(folder.File("Pad/Note.cs")), StringComparison.Ordinal);
        Assert.Contains("**Note.Stars** is a long.", File.ReadAllText(folder.File("Pad/SCAFFOLD.md")), StringComparison.Ordinal);
        Assert.Equal(new Outcome(1, "", "fauxsql: No table of the endpoint begins with 'prod-'. There are: dev-notes.\n"), none);
        Assert.False(Directory.Exists(folder.File("None")));
    }

    [Theory]
    [InlineData("--out", "x")]
    [InlineData("--out", "x", "--from-docs", "a", "--from-sqlite", "b")]
    [InlineData("--out", "x", "--from-docs", "a", "--sample", "3")]
    [InlineData("--out", "x", "--from-endpoint", "here")]
    [InlineData("--out", "x", "--from-endpoint", "http://127.0.0.1:1", "--sample", "0")]
    public async Task Wrong_usage_exits_with_64(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["scaffold", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("fauxsql: ", outcome.Errors, StringComparison.Ordinal);
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
