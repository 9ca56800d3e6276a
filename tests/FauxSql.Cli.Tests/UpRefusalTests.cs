using System.Buffers.Binary;

namespace FauxSql.Cli.Tests;

/// <summary>What <c>up</c> refuses: one clear message, exit code 1, and nothing created or changed.</summary>
public sealed class UpRefusalTests(Samples samples) : IClassFixture<Samples>
{
    [Fact]
    public async Task An_unknown_project()
    {
        var outcome = await Cli.RunAsync("up", "nowhere", "--once");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("fauxsql: There is no project 'nowhere'. Name a .csproj file, or the folder that holds it.\n", outcome.Errors);
    }

    [Theory]
    [InlineData("class A { int x = \"s\"; }", "error CS0029")]
    [InlineData("class A;", "[Database]")]
    public async Task A_project_that_cannot_be_used(string source, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("Small.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        await File.WriteAllTextAsync(folder.File("A.cs"), source);

        var outcome = await Cli.RunAsync("up", folder.File("Small.csproj"), "--once", "--json");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File(".fauxsql")));
    }

    [Fact]
    public async Task A_model_error_with_its_id_file_and_line()
    {
        using var blog = new BlogCopy();
        blog.Write("Tag.cs", "using FauxSql.Modeling;\n\nnamespace Blog;\n\n[Table]\npublic sealed partial record Tag\n{\n    public required string Name { get; init; }\n}\n");

        var outcome = await Cli.RunAsync("up", blog.Folder, "--once", "--json");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Matches(@"^fauxsql: Blog\.csproj does not build:\n  \S*Tag\.cs\(6,\d+\): error FXS\d+: .+\n$", outcome.Errors);
        Assert.False(Directory.Exists(blog.FileIn(".fauxsql")));
    }

    [Fact]
    public async Task A_port_in_use_before_a_data_file_is_created()
    {
        using var folder = new TemporaryFolder();
        using var listener = FreePort.Occupy();
        var port = FreePort.PortOf(listener);

        var outcome = await Cli.RunAsync("up", samples.Blog, "--once", "--data", folder.File("blog.db"), "--port", $"{port}");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal($"fauxsql: Port {port} on 127.0.0.1 is in use. Stop what listens there, or choose another port with --port.\n", outcome.Errors);
        Assert.False(File.Exists(folder.File("blog.db")));
    }

    [Fact]
    public async Task A_data_file_that_is_not_ours()
    {
        using var folder = new TemporaryFolder();
        var letter = "Dear reader, this is no database at all."u8.ToArray();
        await File.WriteAllBytesAsync(folder.File("letter.txt"), letter);

        await RefusesAsync(folder.File("letter.txt"), "is not a FauxSql data file. It was left as it is; name another file.");

        Assert.Equal(letter, await File.ReadAllBytesAsync(folder.File("letter.txt")));
        Assert.Equal([folder.File("letter.txt")], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_data_file_of_a_newer_version()
    {
        using var folder = new TemporaryFolder();
        using (await Cli.UpAsync(samples.Blog, "--data", folder.File("blog.db")))
        {
        }

        var bytes = await File.ReadAllBytesAsync(folder.File("blog.db"));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(60), 999); // user_version, https://www.sqlite.org/fileformat.html
        await File.WriteAllBytesAsync(folder.File("blog.db"), bytes);

        await RefusesAsync(folder.File("blog.db"), "was written by a newer FauxSql");

        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.File("blog.db")));
    }

    [Fact]
    public async Task A_data_file_that_another_process_has_open()
    {
        using var folder = new TemporaryFolder();
        await using var other = Cli.Start("serve", "--data", folder.File("blog.db"), "--port", "0");
        await other.ReadUntilAsync("Listening on ");

        await RefusesAsync(folder.File("blog.db"), "is in use by another process. Stop that process, or name another file.");
    }

    [Fact]
    public async Task A_data_file_in_a_folder_that_does_not_exist()
    {
        using var folder = new TemporaryFolder();

        await RefusesAsync(folder.File("missing/blog.db"), "cannot be opened: there is no such folder. Make it");

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData]
    [InlineData("x", "--scale", "0")]
    [InlineData("x", "--scale", "much")]
    [InlineData("x", "--port", "-1")]
    [InlineData("x", "--colour")]
    [InlineData("x", "y")]
    public async Task Wrong_usage_with_64(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["up", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("fauxsql: ", outcome.Errors, StringComparison.Ordinal);
    }

    private async Task RefusesAsync(string data, string because)
    {
        var outcome = await Cli.RunAsync("up", samples.Blog, "--once", "--json", "--data", data);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(because, Assert.Single(outcome.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }
}
