using System.CommandLine;

namespace FauxSql.Cli.Commands;

/// <summary>The arguments that say which data subject a command is about.</summary>
internal sealed class SubjectArguments
{
    private readonly DataSource _source = new();
    private readonly Argument<string> _entity = new("ENTITY") { Description = "The subject's entity, such as Customer." };
    private readonly Argument<string[]> _key = new("KEY") { Description = "Its primary key as it is stored: the partition key, and then the sort key if it has one.", Arity = new ArgumentArity(1, 2) };
    private readonly Option<bool> _json = Options.Json();

    public void AddTo(Command command)
    {
        _source.AddTo(command);
        command.Arguments.Add(_entity);
        command.Arguments.Add(_key);
        command.Options.Add(_json);
    }

    public bool IsJson(System.CommandLine.Parsing.CommandResult result) => result.GetValue(_json);

    public SubjectSettings Of(ParseResult parsed) => new(_source.Of(parsed), parsed.GetValue(_entity)!, parsed.GetValue(_key)!, parsed.GetValue(_json));
}
