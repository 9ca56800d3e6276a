using System.Text.Json;
using FauxSql.Engine;

namespace FauxSql.Cli.Tests;

/// <summary><c>apply --export</c>: what a dropped table held can be put back.</summary>
public sealed class DropExportTests
{
    private const string Tag = "using FauxSql.Modeling; namespace Blog; [Table] public sealed partial record Tag { [PartitionKey] public required string Name { get; init; } [References<Post>] public string? PostId { get; init; } }";

    [Fact]
    public async Task Items_of_a_table_are_exported_before_it_is_dropped_and_imported_by_a_model_that_has_it()
    {
        using var blog = new BlogCopy();
        string[] apply = ["apply", blog.Folder, "--data", blog.Data];
        blog.Write("Tag.cs", Tag);
        Assert.Equal(0, (await Cli.RunAsync(apply)).ExitCode);
        await DataCalls.CallAsync(blog.Data, [.. Enumerable.Range(0, 3).Select(number => ("PutItem", $$$"""{"TableName":"Tags","Item":{"Name":{"S":"tag {{{number}}}"},"PostId":{"S":"1"},"Odd":{"N":"12345678901234567890123456789012345678"} }}"""))]);

        File.Delete(blog.FileIn("Tag.cs"));
        var folder = Path.Combine(blog.Folder, "dropped");
        var refused = await Cli.RunAsync([.. apply, "--export", folder]);
        Assert.Equal(1, refused.ExitCode);
        Assert.False(Directory.Exists(folder), "Something was exported though nothing is dropped");

        var dropped = await Cli.RunAsync([.. apply, "--export", folder, "--destroy", "Tags", "--json"]);
        Assert.Equal((0, ""), (dropped.ExitCode, dropped.Errors));
        using var document = JsonDocument.Parse(dropped.Output);
        var exported = Assert.Single(document.RootElement.GetProperty("exported").EnumerateArray());
        Assert.Equal(("Tags", 3), (exported.GetProperty("table").GetString(), exported.GetProperty("items").GetInt32()));
        var own = exported.GetProperty("folder").GetString()!;
        Assert.Equal(own, Assert.Single(Directory.GetDirectories(folder)));

        blog.Write("Tag.cs", Tag);
        Assert.Equal(0, (await Cli.RunAsync(apply)).ExitCode);
        Assert.Equal(0, (await Cli.RunAsync(["import", blog.Folder, "--from", $"jsonl:{own}", "--data", blog.Data])).ExitCode);
        await using var engine = EmbeddedDynamo.Open(blog.Data);
        var tags = (await engine.CallAsync("Scan", """{"TableName":"Tags"}"""))["Items"]!.AsArray();
        Assert.Equal(
            ["tag 0 12345678901234567890123456789012345678", "tag 1 12345678901234567890123456789012345678", "tag 2 12345678901234567890123456789012345678"],
            tags.Select(tag => $"{tag!["Name"]!["S"]} {tag["Odd"]!["N"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_that_cannot_be_exported_stays()
    {
        using var blog = new BlogCopy();
        string[] apply = ["apply", blog.Folder, "--data", blog.Data];
        blog.Write("Tag.cs", Tag);
        Assert.Equal(0, (await Cli.RunAsync(apply)).ExitCode);
        File.Delete(blog.FileIn("Tag.cs"));
        blog.Write("dropped", "a file where a folder is to be");
        var failed = await Cli.RunAsync([.. apply, "--export", Path.Combine(blog.Folder, "dropped"), "--destroy", "Tags"]);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("dropped", failed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await DataCalls.CountAsync(blog.Data, "Tags"));
    }
}
