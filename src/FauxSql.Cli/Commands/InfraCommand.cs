using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Infrastructure;
using FauxSql.Layouts;
using FauxSql.Schema;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql infra</c>: a project's tables and policies as infrastructure code.</summary>
internal static class InfraCommand
{
    public static Command Create()
    {
        var options = new InfraOptions();
        var command = new Command(
            "infra",
            "Write a project's tables as infrastructure code: keys, indexes, on-demand billing, deletion protection, point-in-time recovery and expiry, and least-privilege IAM policies for " +
            "each table and access pattern. Table names are those of the model, such as Orders, without the prefix.\n\n" +
            "Example:\n  fauxsql infra samples/Shop --format terraform --out infrastructure --prefix prod- --tag Team=Checkout --stream Orders=new-image");
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(options.Read(parsed), stop));
        return command;
    }

    private static async Task<int> RunAsync(InfraSettings settings, CancellationToken stop)
    {
        if (File.Exists(settings.Folder))
            throw new ToolingException($"'{settings.Folder}' is a file: name a folder with --out.");

        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(settings.Project, progress, stop);
        if (settings.Folder is { } folder)
            InfrastructureFolder.RefuseWithin(model.Project, folder, settings.Format, "--out");
        var layout = new MultiTableLayout(settings.Prefix);
        var requests = await RequestsAsync(model, layout, settings.Prefix, settings.Options, progress, stop);
        var plan = InfrastructurePlan.Of(model.Schema, layout, settings.Options, requests);
        var files = plan.Print(settings.Format);
        var written = settings.Folder is null ? [] : await InfrastructureFolder.WriteAsync(settings.Folder, files, stop);

        progress.End();
        if (settings.IsJson)
            Json.Print(InfraResult.Of(settings, plan, files, written));
        else if (settings.Folder is null)
            await Console.Out.WriteAsync(files[0].Text);
        else
            await Console.Out.WriteLineAsync($"Wrote {plan.Tables.Count} tables and {plan.Policies.Count} policies of {plan.Database} to '{settings.Folder}': {string.Join(", ", written)}.");
        foreach (var finding in settings.IsJson ? [] : plan.Findings)
            await Console.Error.WriteLineAsync($"fauxsql: {finding}");
        return ExitCode.Fine;
    }

    /// <summary>What the access patterns send, which policies follow from.</summary>
    /// <exception cref="ToolingException">Something is wrong with the options, which is said before any of the project's code runs.</exception>
    public static async Task<IReadOnlyList<PatternPlan>> RequestsAsync(ProjectModel model, ILayout layout, string prefix, InfrastructureOptions options, ProgressLine progress, CancellationToken stop)
    {
        if (InfrastructurePlan.Of(model.Schema, layout, options, []) is { Problems: [_, ..] problems })
            throw new ToolingException($"Nothing was written:\n{string.Join('\n', problems)}");
        return NeedsRun(model.Schema, options) ? (await SamplePlans.ReadAsync(model, prefix, progress, stop)).Plans : [];
    }

    private static bool NeedsRun(DatabaseSchema schema, InfrastructureOptions options) =>
        options.Policies.HasFlag(PolicyScope.Patterns) && schema.Patterns.Any(pattern => pattern.Status == AccessPatternStatus.Implemented);
}
