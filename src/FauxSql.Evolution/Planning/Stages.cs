using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;

namespace FauxSql.Evolution.Planning;

/// <summary>
/// Divides a plan among who owns the tables and FauxSql. An update of CloudFormation makes or drops one index of a table, and nothing else of the table's at the same time:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
/// </summary>
internal sealed class Stages(SchemaPlan plan)
{
    private readonly StagedTables _tables = new(plan);

    public IReadOnlyList<PlanStage> All()
    {
        var stages = Blocks().SelectMany(block => block.Part == Part.Data ? [StageOf(block.Steps, isDataOnly: true)] : Deployments(block.Steps)).ToList();
        var last = stages.FindLastIndex(stage => !stage.IsDataOnly);
        stages = [.. stages.Select((stage, place) => place < last ? stage : stage with { Before = stage.Before with { Entities = [] } })];
        if (stages is [.., { IsDataOnly: false }] || (stages is [] && !IsWrittenDown))
            stages.Add(StageOf([], isDataOnly: true));
        return stages;
    }

    private bool IsWrittenDown =>
        plan.Before.Ledger is { Waiting: [], Entities: var known } && known.Count == plan.Schema.Entities.Count && plan.Schema.Entities.All(entity => Equals(known.GetValueOrDefault(entity.Name), entity));

    private enum Part
    {
        Data,
        Adding,
        TakingAway,
    }

    // Steps that follow each other and are of the same part. What takes away is apart, so that versions before can be waited for.
    private IEnumerable<(Part Part, List<ChangeStep> Steps)> Blocks()
    {
        List<ChangeStep> block = [];
        foreach (var step in plan.Steps)
        {
            if (block is [var first, ..] && PartOf(first) != PartOf(step))
            {
                yield return (PartOf(first), block);
                block = [];
            }

            block.Add(step);
        }

        if (block is [var last, ..])
            yield return (PartOf(last), block);
    }

    // The first step of every table is in the first deployment, the second in the second.
    private IEnumerable<PlanStage> Deployments(List<ChangeStep> steps) =>
        from numbered in steps.SelectMany(WithPreparation).GroupBy(step => step.Table).SelectMany(table => table.Index())
        group numbered.Item by numbered.Index into deployment
        orderby deployment.Key
        select StageOf([.. deployment], isDataOnly: false);

    // Tools refuse to drop what is protected.
    private static IEnumerable<ChangeStep> WithPreparation(ChangeStep step) => step is DropTable { Live.IsProtected: not false } ? [new SetProtection(step.Table, IsOn: false), step] : [step];

    private PlanStage StageOf(IReadOnlyList<ChangeStep> steps, bool isDataOnly)
    {
        foreach (var step in steps)
            _tables.Change(step);
        return new PlanStage(isDataOnly, steps, _tables.All, _tables.Before);
    }

    private static Part PartOf(ChangeStep step) => step.IsDataOnly ? Part.Data
        : step.Severity != Severity.Destructive || step is DropIndex { IsReplaced: true } ? Part.Adding
        : Part.TakingAway;
}
