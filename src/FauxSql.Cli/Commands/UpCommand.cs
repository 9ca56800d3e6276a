using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Engine;
using FauxSql.Server;
using FauxSql.Tooling.Hosting;
using FauxSql.Tooling.Models;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql up</c>: from a project's model to answered access patterns on the embedded engine.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var data = Options.Data("Keep the data in this file. Default: .fauxsql/<project>.db beside the project. A second run keeps what is in it.");
        var port = Options.Port("The port on 127.0.0.1. Default 8000, and any free one with --once; 0 takes any free one.");
        var scale = Options.Count("--scale", "How much sample data to write.", 1);
        var once = new Option<bool>("--once") { Description = "End after the access patterns instead of serving the endpoint." };
        var json = Options.Json();

        var command = new Command(
            "up",
            "Build a project, create its model's tables on an embedded engine, fill them with its sample data, run every access pattern, " +
            "and serve the endpoint until stopped.\n\nExample:\n  fauxsql up samples/Shop --once");
        command.Arguments.Add(project);
        foreach (var option in (Option[])[data, port, scale, once, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(
            new UpSettings(
                parsed.GetValue(project)!,
                parsed.GetValue(data),
                parsed.GetValue(port) ?? (parsed.GetValue(once) ? 0 : Options.DefaultPort),
                parsed.GetValue(scale),
                parsed.GetValue(once)),
            parsed.GetValue(json) ? new JsonUpOutput() : new TextUpOutput(),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(UpSettings settings, IUpOutput output, CancellationToken stop)
    {
        using var shown = output;
        var projectFile = ProjectLocator.Find(settings.Project);
        output.Step($"Building {Path.GetFileName(projectFile)}");
        var project = await ProjectBuilder.BuildAsync(projectFile, stop);

        // What can be refused is refused before a data file is created.
        ModelReader.ReadSnapshot(project.Assembly);
        DynamoServer.ThrowIfPortIsInUse(settings.Port);

        await using var engine = EmbeddedDynamo.Open(settings.Data ?? DataFolder.PrepareFileOf(projectFile));
        await using var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = settings.Port }, stop);
        var model = new ModelReport("", []);
        var patterns = new List<PatternReport>();
        await foreach (var message in HostProcess.RunAsync(project, new UpRequest(server.Address.ToString(), settings.Scale), stop))
        {
            if (message is ModelReport loaded)
                model = loaded;
            if (message is PatternReport pattern)
                patterns.Add(pattern);
            Tell(output, message, settings);
        }

        output.Show(new UpResult(model.Database, Address.Of(server), await TableSizes.ReadAsync(engine, model.Tables, stop), patterns));
        if (settings.Once)
            return ExitCode.Fine;

        output.Serving(Address.Of(server));
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Fine;
    }

    private static void Tell(IUpOutput output, HostMessage message, UpSettings settings)
    {
        switch (message)
        {
            case FillReport fill:
                output.Step(string.Create(CultureInfo.InvariantCulture, $"Filling: {fill.Items:N0} items"));
                break;
            case KeptReport { Scale: { } filled } when filled != settings.Scale:
                output.Note($"The data was filled at scale {filled} and is kept. To fill anew at scale {settings.Scale}, name another file with --data.");
                break;
            case PatternReport pattern:
                output.Step($"{(pattern.IsWrite ? "Planning" : "Running")}: {pattern.Pattern}");
                break;
        }
    }
}
