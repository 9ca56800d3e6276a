using System.CommandLine;
using FauxSql.Evolution.Live;
using FauxSql.Layouts;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary>The options that say which tables a plan is about.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<string?> _data = Options.Data("The file that holds the data. Default: .fauxsql/<project>.db beside the project, as 'up' keeps it.");
    private readonly Option<string?> _endpoint = Options.Endpoint(
        "--endpoint",
        "The DynamoDB endpoint that has the tables, such as http://127.0.0.1:8000, or https://dynamodb.eu-west-1.amazonaws.com, which is reached with the credentials that the AWS SDK finds.");

    private readonly Option<string> _prefix = new("--prefix") { Description = "What stands before the names of the tables, such as dev-.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
    private readonly Option<string?> _account = new("--expect-account") { Description = "Refuse, with nothing changed, unless the tables are in this AWS account.", HelpName = "ID" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_data, _endpoint, _prefix, _account])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_data) is not null && result.GetValue(_endpoint) is not null)
                result.AddError("--data and --endpoint exclude each other.");
        });
    }

    /// <summary>Whether a data file or an endpoint was given.</summary>
    public bool AreGiven(System.CommandLine.Parsing.CommandResult result) => result.GetValue(_data) is not null || result.GetValue(_endpoint) is not null;

    /// <summary>Whether a prefix was given.</summary>
    public bool HasPrefix(System.CommandLine.Parsing.CommandResult result) => result.GetResult(_prefix) is { Implicit: false };

    /// <summary>The address or the data file.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="projectFile">The project, beside which the data is kept if nothing else is named.</param>
    /// <param name="isRead">Whether it is only looked at: the folder of the data is not made then.</param>
    public string TargetOf(ParseResult parsed, string projectFile, bool isRead) =>
        parsed.GetValue(_endpoint) ?? parsed.GetValue(_data) ?? (isRead ? DataFolder.FileOf(projectFile) : DataFolder.PrepareFileOf(projectFile));

    public string PrefixOf(ParseResult parsed) => parsed.GetValue(_prefix)!;

    public MultiTableLayout LayoutOf(ParseResult parsed) => new(PrefixOf(parsed));

    /// <exception cref="ToolingException">The tables are in another account, or nothing tells in which.</exception>
    public void CheckAccount(ParseResult parsed, LiveState live)
    {
        if (parsed.GetValue(_account) is not { } expected || live.Account == expected)
            return;
        throw new ToolingException(live.Account is { } other
            ? $"The tables are in account {other}, and {expected} is expected. Nothing was changed. Check the credentials."
            : $"No table tells its account, and {expected} is expected. Nothing was changed. Make one of the tables first, or leave --expect-account away.");
    }
}
