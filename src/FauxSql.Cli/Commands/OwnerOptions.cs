using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Infrastructure;
using FauxSql.Evolution.Planning;
using FauxSql.Layouts;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary>The options of <c>plan</c> for tables that others own.</summary>
internal sealed class OwnerOptions
{
    private const string Cdk = "cdk";

    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "Who owns the tables: cloudformation, terraform, cdk (in TypeScript) or cdk-csharp. The plan is then in stages: deployments of the owner's, and between them those of 'fauxsql apply --data-only'.",
        HelpName = "OWNER",
    };

    private readonly Option<string?> _folder = new("--revisions")
    {
        Description = "With --owner: the folder for the tables' code of each deployment, as 'fauxsql infra' writes it, such as stage-1/template.json. What an earlier plan wrote there goes. Options of 'infra' say the rest.",
        HelpName = "DIR",
    };

    private readonly InfrastructureOptionSet _tables = new();

    public OwnerOptions()
    {
        _owner.CompletionSources.Add(Names);
        _owner.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Names.Contains(token.Value))
                result.AddError($"--owner must be {string.Join(", ", Names[..^1])} or {Names[^1]}, not '{token.Value}'.");
        });
    }

    private static string[] Names { get; } = ["cloudformation", "terraform", Cdk, "cdk-csharp"];

    public void AddTo(Command command)
    {
        command.Options.Add(_owner);
        command.Options.Add(_folder);
        _tables.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_folder) is not null && result.GetValue(_owner) is null)
                result.AddError("--revisions goes with --owner, which says in what language.");
            if (_tables.Given(result) is { } given && result.GetValue(_folder) is null)
                result.AddError($"{given} goes with --owner and --revisions: it is about the code of the tables.");
        });
    }

    /// <summary>Whether others own the tables.</summary>
    public bool AreGiven(System.CommandLine.Parsing.CommandResult result) => result.GetValue(_owner) is not null;

    /// <summary>The stages of a plan, whose code is written if a folder is named; null when FauxSql owns the tables.</summary>
    /// <exception cref="ToolingException">The code cannot be made, or files of other people are in its way. Nothing was written.</exception>
    public async Task<OwnedPlan?> ReadAsync(ParseResult parsed, SchemaPlan plan, ProjectModel model, string prefix, ProgressLine progress, CancellationToken stop)
    {
        if (parsed.GetValue(_owner) is not { } owner)
            return null;
        var owned = new OwnedPlan(owner, InfrastructureOptionSet.Formats[owner == Cdk ? "cdk-typescript" : owner], plan.Stages, new Dictionary<int, string>());
        if (parsed.GetValue(_folder) is not { } folder || plan.Problems.Count > 0)
            return owned;
        if (File.Exists(folder))
            throw new ToolingException($"'{folder}' is a file: name a folder with --revisions.");
        InfrastructureFolder.RefuseWithin(model.Project, folder, owned.Format, "--revisions");

        var (layout, options) = (new MultiTableLayout(prefix), _tables.Read(parsed));
        var code = InfrastructurePlan.Of(model.Schema, layout, options, await InfraCommand.RequestsAsync(model, layout, prefix, options, progress, stop));
        var files = owned.Stages.Index().Where(stage => !stage.Item.IsDataOnly).ToDictionary(stage => stage.Index + 1, stage => Print(stage.Index + 1, code.Meanwhile(stage.Item.Tables, Before(stage.Item), prefix)));
        await InfrastructureFolder.ReplaceAsync(folder, [.. files.Values], [.. Enum.GetValues<InfrastructureFormat>().Select(format => code.Print(format)[0].Name)], stop);
        return owned with { Files = files.ToDictionary(file => file.Key, file => file.Value.Name) };

        InfrastructureFile Print(int stage, InfrastructurePlan plan)
        {
            var file = plan.Print(owned.Format)[0];
            return file with { Name = $"stage-{stage}/{file.Name}" };
        }

        // Its patterns are not known any more, and of its tables the options say nothing.
        InfrastructurePlan Before(PlanStage stage) => InfrastructurePlan.Of(stage.Before, layout, new InfrastructureOptions { Policies = options.Policies & PolicyScope.Tables }, []);
    }
}
