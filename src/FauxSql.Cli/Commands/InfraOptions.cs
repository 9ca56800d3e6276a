using System.CommandLine;

namespace FauxSql.Cli.Commands;

/// <summary>The options of <c>infra</c>.</summary>
internal sealed class InfraOptions
{
    private readonly Argument<string> _project = Options.Project();
    private readonly Option<string> _format = Options.Choice("--format", "cloudformation (JSON), terraform, cdk-typescript or cdk-csharp.", "FORMAT", [.. InfrastructureOptionSet.Formats.Keys]);
    private readonly Option<string?> _folder = new("--out") { Description = "The folder of the files; it is made if it is not there. Without it the file with the tables goes to standard output.", HelpName = "DIR" };
    private readonly Option<string> _prefix = new("--prefix") { Description = "What stands before the names of the tables, such as dev-.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
    private readonly InfrastructureOptionSet _tables = new();
    private readonly Option<bool> _json = Options.Json();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_project);
        foreach (var option in (Option[])[_format, _folder, _prefix])
            command.Options.Add(option);
        _tables.AddTo(command);
        command.Options.Add(_json);
    }

    public InfraSettings Read(ParseResult parsed) => new(
        parsed.GetValue(_project)!,
        InfrastructureOptionSet.Formats[parsed.GetValue(_format)!],
        parsed.GetValue(_folder),
        parsed.GetValue(_prefix)!,
        _tables.Read(parsed),
        parsed.GetValue(_json));
}
