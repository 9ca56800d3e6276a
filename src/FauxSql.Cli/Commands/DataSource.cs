using System.CommandLine;
using System.CommandLine.Parsing;

namespace FauxSql.Cli.Commands;

/// <summary>The arguments that say which project's data a command works on: a data file, or what an endpoint serves.</summary>
/// <param name="data">What is said of <c>--data</c>.</param>
internal sealed class DataSource(string data = "The file that holds the data. Default: .fauxsql/<project>.db beside the project, as 'up' keeps it.")
{
    private readonly Argument<string> _project = Options.Project();
    private readonly Option<string?> _data = Options.Data(data);
    private readonly Option<string?> _endpoint = Endpoint();

    /// <summary>The option that names an endpoint.</summary>
    public static Option<string?> Endpoint() => Options.Endpoint("--endpoint", "The DynamoDB endpoint that serves the data, such as http://127.0.0.1:8000.");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_project);
        command.Options.Add(_data);
        command.Options.Add(_endpoint);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_data) is not null && result.GetValue(_endpoint) is not null)
                result.AddError("--data and --endpoint exclude each other.");
        });
    }

    /// <summary>Whether one of the two was named.</summary>
    public bool IsNamed(CommandResult result) => result.GetValue(_data) is not null || result.GetValue(_endpoint) is not null;

    public DataSettings Of(ParseResult parsed) => new(parsed.GetValue(_project)!, parsed.GetValue(_data), parsed.GetValue(_endpoint));
}
