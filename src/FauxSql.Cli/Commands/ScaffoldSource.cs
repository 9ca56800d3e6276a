using System.CommandLine;
using System.CommandLine.Parsing;
using FauxSql.Backends;
using FauxSql.Cli.Output;
using FauxSql.Http;
using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Endpoints;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Cli.Commands;

/// <summary>The options that say what a model is made of: a database file, a folder of documents, or the tables of an endpoint.</summary>
internal sealed class ScaffoldSource
{
    private readonly Option<string?> _sqlite = new("--from-sqlite") { Description = "The SQLite database file, which is only read.", HelpName = "FILE" };
    private readonly Option<string?> _docs = new("--from-docs") { Description = "The folder of entity files: those that 'docs' writes, or that people write after the same template.", HelpName = "DIR" };
    private readonly Option<string?> _endpoint = Options.Endpoint("--from-endpoint", "The DynamoDB endpoint whose tables are read, such as http://127.0.0.1:8000.");
    private readonly Option<string[]> _tables = new("--table") { Description = "A table of the endpoint, by its name there; may be given several times. Default: all.", HelpName = "NAME" };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "What the names of the tables begin with at the endpoint, and not in the model. Other tables are not read.", HelpName = "TEXT" };
    private readonly Option<int?> _sample = new("--sample") { Description = $"How many items of each table are read at most. Default: {new EndpointScope().Sample}.", HelpName = "N" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_sqlite, _docs, _endpoint, _tables, _prefix, _sample])
            command.Options.Add(option);
        command.Validators.Add(Check);
    }

    /// <summary>Reads the source, and drafts a model of it.</summary>
    public async Task<ModelDraft> DraftAsync(ParseResult parsed, string name, ProgressLine progress, CancellationToken stop)
    {
        if (parsed.GetValue(_sqlite) is { } file)
        {
            progress.Step($"Reading {file}");
            return RelationalDrafter.Draft(SqliteSource.Read(file, stop), name);
        }

        if (parsed.GetValue(_docs) is { } folder)
        {
            progress.Step($"Reading {folder}");
            return DocumentDrafter.Draft(DocumentFiles.Read(folder), name);
        }

        await using var endpoint = DynamoEndpoint.At(parsed.GetValue(_endpoint)!);
        var scope = new EndpointScope { Tables = parsed.GetValue(_tables) ?? [], Prefix = parsed.GetValue(_prefix) ?? "" };
        return await EndpointDrafter.DraftAsync(
            new RetryingBackend(endpoint), parsed.GetValue(_sample) is { } sample ? scope with { Sample = sample } : scope, name, new ProgressOf<string>(table => progress.Step($"Reading table {table}")), stop);
    }

    private void Check(CommandResult result)
    {
        var named = new[] { _sqlite, _docs, _endpoint }.Count(option => result.GetValue(option) is not null);
        if (named != 1)
            result.AddError(named == 0 ? "Say what the model is made of: --from-sqlite FILE, --from-docs DIR or --from-endpoint URL." : "--from-sqlite, --from-docs and --from-endpoint exclude each other.");
        else if (result.GetValue(_endpoint) is null && (result.GetResult(_tables) is { Implicit: false } || result.GetValue(_prefix) is not null || result.GetValue(_sample) is not null))
            result.AddError("--table, --prefix and --sample are about --from-endpoint.");
        else if (result.GetValue(_sample) is < 1)
            result.AddError("--sample must be 1 or more.");
    }
}
