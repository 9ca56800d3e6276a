using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Diagrams;
using FauxSql.Schema;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql erd</c>: the entity-relationship diagram of a project's model.</summary>
internal static class ErdCommand
{
    private const string StandardOutput = "-";
    private const string Png = "png";

    public static Command Create()
    {
        var project = Options.Project();
        var format = Options.Choice("--format", "mermaid, plantuml, svg or png; a png needs --out, and one of the programs that make one of an SVG: rsvg-convert, resvg or inkscape.", "FORMAT", "mermaid", "plantuml", "svg", Png);
        var theme = Options.Choice("--theme", "The colours of an SVG or PNG: viewer (light or dark, as the viewer of the SVG prefers; a PNG is light), light or dark.", "THEME", "viewer", "light", "dark");
        var file = new Option<string>("--out") { Description = "Where the diagram goes; - is standard output.", HelpName = "FILE", DefaultValueFactory = _ => StandardOutput };
        var json = Options.Json();
        var command = new Command(
            "erd",
            "Draw the entities of a project's model with their keys, foreign keys and embedded values, and the relationships with their cardinalities.\n\n" +
            "Example:\n  fauxsql erd samples/Shop --format svg --out shop.svg");
        command.Arguments.Add(project);
        foreach (var option in (Option[])[format, theme, file, json])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == Png && result.GetValue(file) is null or StandardOutput)
                result.AddError("A PNG goes to a file: name it with --out.");
        });
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(project)!, parsed.GetValue(format)!, Enum.Parse<DiagramTheme>(parsed.GetValue(theme)!, ignoreCase: true), parsed.GetValue(file)!, parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(string path, string format, DiagramTheme theme, string file, bool isJson, CancellationToken stop)
    {
        if (file != StandardOutput && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new ToolingException($"There is no folder '{folder}' for the diagram: make it, or name another file with --out.");

        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(path, progress, stop);
        var diagram = Print(model.Schema, format, theme);
        if (format == Png)
            await PngConverter.WriteAsync(diagram, file, stop);
        else if (file != StandardOutput)
            await File.WriteAllTextAsync(file, diagram, stop);
        progress.End();
        if (isJson)
            Json.Print(new { database = model.Schema.Name, format, file, entities = model.Schema.Entities.Count, diagram = format == Png ? null : diagram });
        else if (file == StandardOutput)
            await Console.Out.WriteAsync(diagram);
        else
            await Console.Out.WriteLineAsync($"{file} shows the {model.Schema.Entities.Count} entities of {model.Schema.Name}.");
        return ExitCode.Fine;
    }

    private static string Print(DatabaseSchema schema, string format, DiagramTheme theme) => format switch
    {
        "plantuml" => PlantUmlDiagram.Print(schema),
        "svg" => SvgDiagram.Print(schema, theme),
        Png => SvgDiagram.Print(schema, theme == DiagramTheme.Viewer ? DiagramTheme.Light : theme),
        _ => MermaidDiagram.Print(schema),
    };
}
