using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Tooling.Templates;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql new</c>: a project with a model, sample data and tests.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "What the project, its namespace and its database are called: a C# identifier." };
        var template = Options.Choice("--template", "What it begins with: empty (one entity), blog, shop, saas or greenmap.", "TEMPLATE", [.. ProjectTemplate.All.Select(template => template.Name)]);
        var folder = new Option<string?>("--out") { Description = "The folder that is made. Default: NAME in the current folder.", HelpName = "DIR" };
        var source = PackageFolder.Option();
        var json = Options.Json();
        var command = new Command(
            "new",
            "Make a project with a model, its access patterns, sample data and tests. It builds, its tests pass, and 'fauxsql up' runs it.\n\n" +
            "Example:\n  fauxsql new Journal --template blog\n  fauxsql up Journal/Journal");
        command.Arguments.Add(name);
        foreach (var option in (Option[])[template, folder, source, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) =>
            RunAsync(parsed.GetValue(name)!, parsed.GetValue(template)!, parsed.GetValue(folder) ?? parsed.GetValue(name)!, parsed.GetValue(source), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(string name, string template, string path, string? source, bool isJson, CancellationToken stop)
    {
        var packages = PackageFolder.Checked(source);
        var files = ProjectTemplate.All.Single(candidate => candidate.Name == template).FilesFor(name, packages);
        await NewFolder.At(path).WriteAsync(files, stop);
        if (isJson)
            Json.Print(new { name, template, folder = Path.GetFullPath(path), project = $"{name}/{name}.csproj", tests = $"{name}.Tests/{name}.Tests.csproj", files = files.Select(file => file.Path) });
        else
            await Console.Out.WriteLineAsync(NextSteps(name, path, packages));
        return ExitCode.Fine;
    }

    private static string NextSteps(string name, string path, string? packages)
    {
        var steps = $"{path} is a project with its tests. Next:\n  cd {path}\n  dotnet test\n  fauxsql up {name}";
        return packages is null ? $"{steps}\n{PackageFolder.Hint}" : steps;
    }
}
