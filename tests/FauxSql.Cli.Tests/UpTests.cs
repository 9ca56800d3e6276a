namespace FauxSql.Cli.Tests;

/// <summary><c>up</c> on the samples themselves, whose projects refer to those of FauxSql. Only this class builds them: two builds of the same project disturb each other.</summary>
public sealed class UpTests
{
    [Fact]
    public async Task Json_is_one_document_with_every_pattern_answered_and_a_second_run_keeps_the_data()
    {
        using var folder = new TemporaryFolder();

        using var first = await Cli.UpAsync(Repository.Blog, "--data", folder.File("blog.db"));
        using var second = await Cli.UpAsync(Repository.Blog, "--data", folder.File("blog.db"));

        var root = first.RootElement;
        Assert.Equal(["database", "endpoint", "tables", "patterns"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("BlogDb", root.GetProperty("database").GetString());
        Assert.All(root.GetProperty("tables").EnumerateArray(), table => Assert.True(table.GetProperty("items").GetInt64() > 0));
        Assert.DoesNotContain(root.GetProperty("tables").EnumerateArray(), table => table.GetProperty("name").GetString()!.StartsWith('_'));
        Assert.NotEmpty(root.GetProperty("patterns").EnumerateArray());
        Assert.All(root.GetProperty("patterns").EnumerateArray(), pattern =>
        {
            Assert.Equal(
                ["entity", "pattern", "servedBy", "requests", "roundTrips", "items", "readUnits", "milliseconds", "isWrite"],
                pattern.EnumerateObject().Select(property => property.Name));
            Assert.True(pattern.GetProperty("requests").GetInt32() >= 1);
            Assert.True(pattern.GetProperty("items").GetInt32() >= 1);
        });
        Assert.Equal(root.GetProperty("tables").GetRawText(), second.RootElement.GetProperty("tables").GetRawText());
    }

    [Fact]
    public async Task The_shop_answers_the_patterns_of_the_guide()
    {
        using var folder = new TemporaryFolder();

        using var up = await Cli.UpAsync(Repository.Shop, "--data", folder.File("shop.db"));

        Assert.Equal(
            ["Customers", "Orders", "OrderItems", "Products"],
            up.RootElement.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("name").GetString()!));
        var detail = Assert.Single(Patterns(up), pattern => pattern.Pattern == "Order detail page");
        Assert.Equal(("Orders/key, OrderItems/key", 2, 1), (detail.ServedBy, detail.Requests, detail.RoundTrips));
        var rich = Assert.Single(Patterns(up), pattern => pattern.Pattern == "Customer with recent orders and their items");
        Assert.Equal("Customers/key, Orders/CustomerIndex, OrderItems/key", rich.ServedBy);
        Assert.All(Patterns(up), pattern => Assert.True(pattern.Items > 0, pattern.Pattern));
    }

    [Fact]
    public async Task An_access_pattern_that_is_added_appears_with_no_other_edit_and_the_data_is_kept()
    {
        using var blog = new BlogCopy();
        using var before = await Cli.UpAsync(blog.Folder, "--data", blog.Data);

        blog.Replace("Screens.cs", "    [SampleData]", """
                [AccessPattern("A reader's newest post")]
                public static Deferred<IReadOnlyList<Post>> Newest(BlogDb db, Sample sample) =>
                    db.Posts.ByAuthor(sample.Of<Post>().AuthorId).Newest().Take(1);

                [SampleData]
            """);
        using var after = await Cli.UpAsync(blog.Folder, "--data", blog.Data);

        var added = Assert.Single(Patterns(after).ExceptBy(Patterns(before).Select(pattern => pattern.Pattern), pattern => pattern.Pattern));
        Assert.Equal(("A reader's newest post", 1), (added.Pattern, added.Items));
        Assert.Equal(before.RootElement.GetProperty("tables").GetRawText(), after.RootElement.GetProperty("tables").GetRawText());
    }

    [Fact]
    public async Task A_pattern_that_writes_is_planned_and_the_data_stays_as_it_is()
    {
        using var blog = new BlogCopy();
        using var before = await Cli.UpAsync(blog.Folder, "--data", blog.Data);

        blog.Replace("Screens.cs", "    [SampleData]", """
                [AccessPattern("Delete a post with its comments")]
                public static Deferred<long> Delete(BlogDb db, Sample sample) => db.Posts.DeleteWith(sample.Of<Post>().PostId, p => p.Comments);

                [SampleData]
            """);
        var text = await Cli.RunAsync("up", blog.Folder, "--once", "--data", blog.Data);
        using var after = await Cli.UpAsync(blog.Folder, "--data", blog.Data);

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.Contains("Delete a post with its comments", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nA pattern that writes is not run, so that the data stays as it is", text.Output, StringComparison.Ordinal);
        var written = Assert.Single(after.RootElement.GetProperty("patterns").EnumerateArray(), pattern => pattern.GetProperty("isWrite").GetBoolean());
        Assert.Equal(
            ("Delete a post with its comments", "Comments/key, Posts/key", 3, 3, 0),
            (written.GetProperty("pattern").GetString(), written.GetProperty("servedBy").GetString(), written.GetProperty("requests").GetInt32(), written.GetProperty("roundTrips").GetInt32(), written.GetProperty("items").GetInt32()));
        Assert.Equal(before.RootElement.GetProperty("tables").GetRawText(), after.RootElement.GetProperty("tables").GetRawText());
    }

    [Fact]
    public async Task Data_of_another_scale_is_kept_and_said_to_be()
    {
        using var folder = new TemporaryFolder();
        using var first = await Cli.UpAsync(Repository.Blog, "--data", folder.File("blog.db"));

        var outcome = await Cli.RunAsync("up", Repository.Blog, "--once", "--data", folder.File("blog.db"), "--scale", "3");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("The data was filled at scale 1 and is kept. To fill anew at scale 3, name another file with --data.\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_lies_beside_the_project_and_out_of_git_if_no_file_is_named()
    {
        using var blog = new BlogCopy();

        using var up = await Cli.UpAsync(blog.Folder);

        Assert.True(File.Exists(blog.FileIn(".fauxsql/Blog.db")));
        Assert.Equal("*\n", await File.ReadAllTextAsync(blog.FileIn(".fauxsql/.gitignore")));
    }

    [Fact]
    public async Task Works_in_a_folder_with_spaces_and_other_letters_and_from_any_working_directory()
    {
        using var blog = new BlogCopy("Größe 数据 'and' spaces");

        using var byFolder = await Cli.UpAsync(new Launch { WorkingDirectory = "/" }, blog.Folder);
        using var byDot = await Cli.UpAsync(new Launch { WorkingDirectory = blog.Folder }, ".", "--data", "my data é.db");

        Assert.True(File.Exists(blog.FileIn("my data é.db")));
        Assert.Equal(byFolder.RootElement.GetProperty("tables").GetRawText(), byDot.RootElement.GetProperty("tables").GetRawText());
    }

    private static List<(string Pattern, string ServedBy, int Requests, int RoundTrips, int Items)> Patterns(System.Text.Json.JsonDocument up) =>
    [
        .. up.RootElement.GetProperty("patterns").EnumerateArray().Select(pattern => (
            pattern.GetProperty("pattern").GetString()!,
            pattern.GetProperty("servedBy").GetString()!,
            pattern.GetProperty("requests").GetInt32(),
            pattern.GetProperty("roundTrips").GetInt32(),
            pattern.GetProperty("items").GetInt32())),
    ];
}
