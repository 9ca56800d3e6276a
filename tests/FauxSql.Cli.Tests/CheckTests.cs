using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class CheckTests
{
    [Fact]
    public async Task Findings_are_told_where_they_are_in_every_format()
    {
        using var blog = new BlogCopy();
        var clean = await Cli.RunAsync("check", blog.Folder, "--strict");
        Assert.Equal((0, "", "BlogDb: nothing is wrong.\n"), (clean.ExitCode, clean.Errors, clean.Output));

        blog.Replace("Post.cs", "[Index(\"AuthorIndex\", Pattern = \"An author's posts, by date\")]", "[Index(\"AuthorIndex\")]");
        blog.Replace("Comment.cs", "public required string Content", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"FauxSql\", \"FXS206\")]\n    public required string Content");
        blog.Replace("Screens.cs", "\"Post with its comments\"", "\"Get post data\"");
        var found = await Cli.RunAsync(new Launch { WorkingDirectory = blog.Folder }, "check", ".", "--notes");
        Assert.Equal((1, ""), (found.ExitCode, found.Errors));
        Assert.Contains($"\nPost\nPost.cs({blog.LineOf("Post.cs", "string AuthorId")}): warning FXS205: ", found.Output, StringComparison.Ordinal);
        Assert.Contains($"\nComment.cs({blog.LineOf("Comment.cs", "string Content")}): error FXS215: ", found.Output, StringComparison.Ordinal);
        Assert.StartsWith($"BlogDb\nScreens.cs({blog.LineOf("Screens.cs", "PostWithComments")}): warning FXS203: ", found.Output, StringComparison.Ordinal);
        Assert.Contains("\nFXS205 An index serves an access pattern\n  Why: ", found.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nBlogDb: 1 error, 2 warnings, 1 note.\n", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", found.Output, StringComparison.Ordinal);

        var json = await Cli.RunAsync(new Launch { WorkingDirectory = blog.Folder }, "check", ".", "--json");
        using (var document = JsonDocument.Parse(json.Output))
        {
            var index = document.RootElement.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("rule").GetString() == "FXS205");
            Assert.Equal(
                ("warning", "Post.cs", blog.LineOf("Post.cs", "string AuthorId"), "Post", "AuthorId", "AuthorIndex"),
                (Text("severity"), Text("file"), index.GetProperty("line").GetInt32(), Text("entity"), Text("attribute"), Text("index")));
            Assert.Equal(1, document.RootElement.GetProperty("errors").GetInt32());

            string Text(string name) => index.GetProperty(name).GetString()!;
        }

        blog.Replace("Comment.cs", "\"FXS206\")", "\"FXS206\", Justification = \"the editor bounds it\")");
        var sarif = await Cli.RunAsync(new Launch { WorkingDirectory = blog.Folder }, "check", ".", "--sarif");
        Assert.Equal((0, ""), (sarif.ExitCode, sarif.Errors));
        using (var log = JsonDocument.Parse(sarif.Output))
        {
            var run = log.RootElement.GetProperty("runs")[0];
            var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
            var result = run.GetProperty("results").EnumerateArray().Single(one => one.GetProperty("ruleId").GetString() == "FXS205");
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
            Assert.Equal("FXS205", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Equal("Post.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.Equal(blog.LineOf("Post.cs", "string AuthorId"), place.GetProperty("region").GetProperty("startLine").GetInt32());
        }

        var strict = await Cli.RunAsync("check", blog.Folder, "--strict");
        Assert.Equal(1, strict.ExitCode);

        var phase = await Cli.RunAsync("check", blog.Folder, "--phase", "1", "--strict");
        Assert.Equal((1, ""), (phase.ExitCode, phase.Errors));
        Assert.Contains("\n🔲 Access patterns of the current features documented\n   3 implemented, 0 planned, 0 potential\n   FXS203: \"Get post data\"", phase.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_are_looked_at_and_nothing_is_written()
    {
        using var blog = new BlogCopy();
        using (await Cli.UpAsync(blog.Folder, "--data", blog.Data))
        {
        }

        var posts = await DataCalls.CountAsync(blog.Data, "Posts");
        await DataCalls.CallAsync(
            blog.Data,
            ("PutItem", """{"TableName":"Comments","Item":{"PostId":{"S":"gone"},"CommentId":{"S":"1"},"AuthorId":{"N":"7"},"Colour":{"S":"red"},"CreatedAt":{"S":"2026-01-01T00:00:00.0000000Z"},"Content":{"S":"x"} } }"""));

        var found = await Cli.RunAsync("check", blog.Folder, "--data", blog.Data, "--json");
        Assert.Equal((1, ""), (found.ExitCode, found.Errors));
        using var document = JsonDocument.Parse(found.Output);
        Assert.Equal(
            [("FXS232", "Colour"), ("FXS233", "AuthorId"), ("FXS234", "PostId")],
            document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => (finding.GetProperty("rule").GetString()!, finding.GetProperty("attribute").GetString()!)));
        var read = document.RootElement.GetProperty("data").GetProperty("entities").EnumerateArray().Single(entity => entity.GetProperty("entity").GetString() == "Post");
        Assert.Equal(posts, read.GetProperty("items").GetInt64());
        Assert.Equal(posts, await DataCalls.CountAsync(blog.Data, "Posts"));

        await using var serve = Cli.Start("serve", "--data", blog.Data, "--port", "0");
        var address = (await serve.ReadLineAsync()).Split(' ')[2];
        var sample = await Cli.RunAsync("check", blog.Folder, "--endpoint", address, "--sample", "2");
        Assert.Equal((0, ""), (sample.ExitCode, sample.Errors));
        Assert.StartsWith("Looked at 4 items, at most 2 of each entity, with ", sample.Output, StringComparison.Ordinal);
        serve.Terminate();
        await serve.EndAsync();

        var missing = await Cli.RunAsync("check", blog.Folder, "--data", blog.FileIn("none.db"));
        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
        Assert.StartsWith("fauxsql: There is no data file '", missing.Errors, StringComparison.Ordinal);
    }
}
