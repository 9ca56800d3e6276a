using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class DocsTests
{
    [Fact]
    public async Task Pages_are_written_checked_and_kept_true()
    {
        using var blog = new BlogCopy();
        var folder = blog.FileIn("model");

        var missing = await Cli.RunAsync("docs", blog.Folder, "--out", folder, "--check");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("+++ Post.md", missing.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));

        var written = await Cli.RunAsync("docs", blog.Folder, "--out", folder);
        Assert.Equal((0, ""), (written.ExitCode, written.Errors));
        Assert.Equal(["Comment.md", "Post.md", "README.md"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        File.AppendAllText(Path.Combine(folder, "Post.md"), "\nWritten by hand.\n");

        var fits = await Cli.RunAsync("docs", blog.Folder, "--out", folder, "--check", "--json");
        Assert.Equal((0, ""), (fits.ExitCode, fits.Errors));
        using var json = JsonDocument.Parse(fits.Output);
        Assert.Equal(0, json.RootElement.GetProperty("changed").GetArrayLength());

        blog.Replace("Post.cs", "Get post by ID", "Read a post");
        var stale = await Cli.RunAsync("docs", blog.Folder, "--out", folder, "--check");
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("+- ✅ Read a post", stale.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Read a post", File.ReadAllText(Path.Combine(folder, "Post.md")), StringComparison.Ordinal);

        var again = await Cli.RunAsync("docs", blog.Folder, "--out", folder);
        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        var page = File.ReadAllText(Path.Combine(folder, "Post.md"));
        Assert.Contains("Read a post", page, StringComparison.Ordinal);
        Assert.EndsWith("\nWritten by hand.\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_about_a_job_is_written_when_it_is_asked_for_and_kept_true_from_then_on()
    {
        using var blog = new BlogCopy();
        var folder = blog.FileIn("model");
        blog.Replace("Screens.cs", "[AccessPattern(\"Post with its comments\")]", "[AccessPattern(\"Post with its comments\", Job = \"Reading room\")]");

        var unknown = await Cli.RunAsync("docs", blog.Folder, "--out", folder, "--job", "writing");
        Assert.Equal(new Outcome(1, "", "fauxsql: There is no job 'writing' in BlogDb. There are: Reading room.\n"), unknown);

        var written = await Cli.RunAsync("docs", blog.Folder, "--out", folder, "--job", "Reading room");
        Assert.Equal((0, ""), (written.ExitCode, written.Errors));
        Assert.Equal(["jobs/reading-room.md"], Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')));

        blog.Replace("Screens.cs", "Post with its comments", "A post and what readers say of it");
        var all = await Cli.RunAsync("docs", blog.Folder, "--out", folder);
        Assert.Equal((0, ""), (all.ExitCode, all.Errors));
        Assert.Contains("- ✅ A post and what readers say of it — method", File.ReadAllText(Path.Combine(folder, "jobs", "reading-room.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_ours_is_named_and_nothing_is_written()
    {
        using var blog = new BlogCopy();
        blog.Write("README.md", "# My blog\n");

        var outcome = await Cli.RunAsync("docs", blog.Folder, "--out", blog.Folder);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("README.md(1): This file was not generated", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["README.md"], Directory.GetFiles(blog.Folder, "*.md").Select(file => Path.GetFileName(file)));
    }
}
