using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace FauxSql.Cli.Tests;

/// <summary>Import and export as commands; what they do with rows is tested in FauxSql.Transfer.Tests.</summary>
public sealed class TransferTests(Samples samples) : IClassFixture<Samples>
{
    private static readonly string? Northwind = FindNorthwind();

    [Fact]
    public async Task Northwind_becomes_a_model_that_is_filled_checked_and_documented()
    {
        Assert.SkipWhen(Northwind is null, "There is no northwind.db: name it in FAUXSQL_NORTHWIND.");
        using var folder = new TemporaryFolder();
        ScaffoldedProject.UseRepositoryIn(folder.Path);
        var launch = new Launch { WorkingDirectory = folder.Path };
        await FineAsync(launch, "scaffold", "--from-sqlite", Northwind, "--out", "Northwind");

        using var imported = JsonDocument.Parse(await FineAsync(launch, "import", "Northwind", "--from", "sqlite:" + Northwind, "--json"));
        var exported = await FineAsync(launch, "export", "Northwind", "out", "--json");
        await FineAsync(launch, "check", "Northwind");
        await FineAsync(launch, "docs", "Northwind", "--out", "docs");

        var parts = imported.RootElement.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(13, parts.Count);
        Assert.All(parts, part => Assert.Equal(0, part.GetProperty("rejected").GetInt64() + part.GetProperty("there").GetInt64()));
        Assert.True(parts.Sum(part => part.GetProperty("imported").GetInt64()) > 3000);
        using var files = JsonDocument.Parse(exported);
        Assert.Equal(parts.Sum(part => part.GetProperty("imported").GetInt64()), files.RootElement.GetProperty("files").EnumerateArray().Sum(file => file.GetProperty("items").GetInt64()));
        Assert.True(File.Exists(folder.File("docs/README.md")) || Directory.GetFiles(folder.File("docs"), "*.md", SearchOption.AllDirectories).Length > 13);
    }

    [Fact]
    public async Task Rows_that_are_rejected_are_an_error_and_are_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        await File.WriteAllTextAsync(folder.File("in/Products.csv"), "ProductId,Name,Price,Tags\nP1,Teapot,12.5,[]\nP2,Cup,much,[]\n", TestContext.Current.CancellationToken);
        string[] import = ["import", samples.Shop, "--from", "csv:" + folder.File("in"), "--data", folder.File("shop.db"), "--rejects", folder.File("rejects.jsonl")];

        var rejected = await Cli.RunAsync(import);
        var again = await Cli.RunAsync(import);
        var exported = await Cli.RunAsync("export", samples.Shop, folder.File("out"), "--to", "csv", "--data", folder.File("shop.db"));

        Assert.Equal((1, ""), (rejected.ExitCode, rejected.Errors));
        Assert.Contains("         1 Product              from Products.csv, 1 rejected", rejected.Output, StringComparison.Ordinal);
        Assert.Contains("Price: \\\"much\\\" is not a number that decimal holds exactly", await File.ReadAllTextAsync(folder.File("rejects.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is there already. It may hold rows that are in no other place", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, exported.ExitCode);
        Assert.Equal("ProductId,Name,Price,Tags\nP1,Teapot,12.5,\n", await File.ReadAllTextAsync(folder.File("out/Product.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_export_that_a_signal_stops_says_that_nothing_is_written_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var cli = Cli.Start("export", samples.Shop, folder.File("out"), "--endpoint", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        Assert.True(Directory.Exists(folder.File("out.part")));

        cli.Interrupt();

        Assert.Equal(new Outcome(1, "", "fauxsql: Stopped before it was done. Nothing was written; the same command begins anew.\n"), await cli.EndAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(64, "--from must be sqlite:FILE, csv:DIR, jsonl:DIR or rejects:FILE, not 'shop.db'.", "import", "--from", "shop.db")]
    [InlineData(64, "--to must be jsonl or csv, not 'xml'.", "export", "out", "--to", "xml")]
    [InlineData(1, "There is no data file 'nothing.db'", "export", "out", "--data", "nothing.db")]
    [InlineData(1, "There is no file '", "import", "--from", "sqlite:nothing.db", "--data", "target.db")]
    [InlineData(1, "There is no folder '", "import", "--from", "csv:nowhere", "--data", "target.db")]
    public async Task What_cannot_be_done_is_refused(int exitCode, string message, string command, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var outcome = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, [command, samples.Shop, .. arguments]);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> FineAsync(Launch launch, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(launch, arguments);
        Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', arguments)}\n{outcome.Output}{outcome.Errors}");
        return outcome.Output;
    }

    private static string? FindNorthwind()
    {
        if (Environment.GetEnvironmentVariable("FAUXSQL_NORTHWIND") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "northwind.db") is var file && File.Exists(file))
                return file;
        }

        return null;
    }
}
