using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class InfraTests
{
    [Fact]
    public async Task A_template_goes_to_standard_output()
    {
        using var blog = new BlogCopy();

        var outcome = await Cli.RunAsync("infra", blog.Folder, "--prefix", "dev-", "--stream", "Posts=NEW_IMAGE", "--tag", "Team=Blog", "--tag", "Stage=dev");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var template = JsonDocument.Parse(outcome.Output);
        var resources = template.RootElement.GetProperty("Resources");
        var posts = resources.GetProperty("PostsTable").GetProperty("Properties");
        Assert.Equal("dev-Posts", posts.GetProperty("TableName").GetString());
        Assert.Equal("NEW_IMAGE", posts.GetProperty("StreamSpecification").GetProperty("StreamViewType").GetString());
        Assert.Equal(2, posts.GetProperty("Tags").GetArrayLength());

        // What a method sends is known to the project's own code only.
        var grants = resources.GetProperty("PostPostWithItsCommentsPatternPolicy").GetProperty("Properties").GetProperty("PolicyDocument").GetProperty("Statement");
        Assert.Equal(["dynamodb:GetItem", "dynamodb:Query"], grants.EnumerateArray().Select(grant => Assert.Single(grant.GetProperty("Action").EnumerateArray()).GetString()));
    }

    [Fact]
    public async Task Files_are_written_once_replaced_or_refused()
    {
        using var blog = new BlogCopy();
        var folder = blog.FileIn("infrastructure");

        var refused = await Cli.RunAsync("infra", blog.Folder, "--format", "cdk-typescript", "--out", folder, "--stream", "Pots=new-image");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("Pots: There is no such table for a stream. The tables are Comments, Posts.", refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));

        var written = await Cli.RunAsync("infra", blog.Folder, "--format", "cdk-typescript", "--out", folder, "--json");
        Assert.Equal((0, ""), (written.ExitCode, written.Errors));
        using var json = JsonDocument.Parse(written.Output);
        Assert.All(json.RootElement.GetProperty("files").EnumerateArray(), file => Assert.True(file.GetProperty("written").GetBoolean()));
        Assert.Equal(["BlogDbStack.ts", "app.ts", "cdk.json", "package.json", "tsconfig.json"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

        // The stack is generated, and may be formatted; the app is the user's.
        var (stack, app) = (Path.Combine(folder, "BlogDbStack.ts"), Path.Combine(folder, "app.ts"));
        var generated = File.ReadAllText(stack);
        File.WriteAllText(stack, generated.Replace("\n", "\r\n", StringComparison.Ordinal));
        File.AppendAllText(app, "// changed\n");
        var again = await Cli.RunAsync("infra", blog.Folder, "--format", "cdk-typescript", "--out", folder);
        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Equal(generated, File.ReadAllText(stack));
        Assert.EndsWith("// changed\n", File.ReadAllText(app), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder, "package.json"), "{}");
        File.AppendAllText(stack, "// changed\n");
        var foreign = await Cli.RunAsync("infra", blog.Folder, "--format", "cdk-typescript", "--out", folder);
        Assert.Equal((1, ""), (foreign.ExitCode, foreign.Output));
        Assert.Contains("package.json: This file was not generated", foreign.Errors, StringComparison.Ordinal);
        Assert.Contains("BlogDbStack.ts(1): This file was changed since it was generated, and would lose that", foreign.Errors, StringComparison.Ordinal);
        Assert.EndsWith("// changed\n", File.ReadAllText(stack), StringComparison.Ordinal);

        var within = await Cli.RunAsync("infra", blog.Folder, "--format", "cdk-csharp", "--out", Path.Combine(folder, "cdk"));
        Assert.Equal((1, ""), (within.ExitCode, within.Output));
        Assert.Contains("is within the folder of the project", within.Errors, StringComparison.Ordinal);
    }
}
