using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class UpTests
{
    private const string NotYet = "Needs samples/Blog, which needs the source generator";

    private static readonly string Blog = Path.Combine(RepositoryRoot(), "samples", "Blog");

    [Fact(Skip = NotYet)]
    public async Task Json_is_one_document_with_every_pattern_answered_and_a_second_run_keeps_the_data()
    {
        using var folder = new TemporaryFolder();

        using var first = await UpAsync(Blog, "--data", folder.File("blog.db"));
        using var second = await UpAsync(Blog, "--data", folder.File("blog.db"));

        var root = first.RootElement;
        Assert.Equal(["database", "endpoint", "tables", "patterns"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("BlogDb", root.GetProperty("database").GetString());
        Assert.All(root.GetProperty("tables").EnumerateArray(), table => Assert.True(table.GetProperty("items").GetInt64() > 0));
        Assert.DoesNotContain(root.GetProperty("tables").EnumerateArray(), table => table.GetProperty("name").GetString()!.StartsWith('_'));
        Assert.NotEmpty(root.GetProperty("patterns").EnumerateArray());
        Assert.All(root.GetProperty("patterns").EnumerateArray(), pattern =>
        {
            Assert.Equal(
                ["entity", "pattern", "servedBy", "requests", "roundTrips", "items", "readUnits", "milliseconds"],
                pattern.EnumerateObject().Select(property => property.Name));
            Assert.True(pattern.GetProperty("requests").GetInt32() >= 1);
            Assert.True(pattern.GetProperty("items").GetInt32() >= 1);
        });
        Assert.Equal(root.GetProperty("tables").GetRawText(), second.RootElement.GetProperty("tables").GetRawText());
    }

    [Fact(Skip = NotYet)]
    public async Task Serves_until_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        await using var cli = Cli.Start("up", Blog, "--data", folder.File("blog.db"), "--port", "0");
        string line;
        do
        {
            line = await cli.ReadLineAsync();
        }
        while (!line.StartsWith("Listening on ", StringComparison.Ordinal));

        cli.Interrupt();
        var outcome = await cli.EndAsync();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }

    [Fact(Skip = NotYet)]
    public async Task A_port_in_use_is_one_message_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var outcome = await Cli.RunAsync("up", Blog, "--once", "--data", folder.File("blog.db"), "--port", $"{port}");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"Port {port} on 127.0.0.1 is in use", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact(Skip = NotYet)]
    public async Task An_unknown_project_is_one_message_and_exit_code_1()
    {
        var outcome = await Cli.RunAsync("up", "nowhere", "--once");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("fauxsql: There is no project 'nowhere'. Name a .csproj file, or the folder that holds it.\n", outcome.Errors);
    }

    [Theory]
    [InlineData("class A { int x = \"s\"; }", "error CS0029")]
    [InlineData("class A;", "[Database]")]
    public async Task A_project_that_cannot_be_used_is_explained(string source, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("Small.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        await File.WriteAllTextAsync(folder.File("A.cs"), source);

        var outcome = await Cli.RunAsync("up", folder.File("Small.csproj"), "--once", "--json");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("x", "--scale", "0")]
    [InlineData("x", "--scale", "much")]
    [InlineData("x", "y")]
    public async Task Wrong_usage_exits_with_64(params string[] arguments) =>
        Assert.Equal(64, (await Cli.RunAsync(["up", .. arguments])).ExitCode);

    private static async Task<JsonDocument> UpAsync(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["up", .. arguments, "--once", "--json"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return JsonDocument.Parse(outcome.Output);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FauxSql.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
