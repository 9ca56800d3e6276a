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
        if (settings is { Folder: { } folder, Format: InfrastructureFormat.CdkCSharp } && IsWithin(folder, Path.GetDirectoryName(model.Project.ProjectFile)!))
            throw new ToolingException($"'{folder}' is within the folder of the project, which would then compile the stack too: name a folder beside it with --out.");

        // What is wrong with the options is said before any of the project's code runs.
        var layout = new MultiTableLayout(settings.Prefix);
        ThrowIfWrong(InfrastructurePlan.Of(model.Schema, layout, settings.Options, []));
        var requests = NeedsRun(model.Schema, settings.Options) ? (await SamplePlans.ReadAsync(model, settings.Prefix, progress, stop)).Plans : [];
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

    private static void ThrowIfWrong(InfrastructurePlan plan)
    {
        if (plan.Problems.Count > 0)
            throw new ToolingException($"Nothing was written:\n{string.Join('\n', plan.Problems)}");
    }

    private static bool NeedsRun(DatabaseSchema schema, InfrastructureOptions options) =>
        options.Policies.HasFlag(PolicyScope.Patterns) && schema.Patterns.Any(pattern => pattern.Status == AccessPatternStatus.Implemented);

    private static bool IsWithin(string folder, string of) =>
        !Path.GetRelativePath(of, Path.GetFullPath(folder)).Split(Path.DirectorySeparatorChar).Contains("..") && !Path.IsPathRooted(Path.GetRelativePath(of, Path.GetFullPath(folder)));
}
