using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;

namespace FauxSql.Cli.Output;

/// <summary>What was carried out, as JSON.</summary>
internal sealed record ApplyDocument(string Database, string Target, string Plan, IReadOnlyList<ApplyDocument.Step> Steps, IReadOnlyList<string> Left, IReadOnlyList<ExportedTable> Exported)
{
    public static ApplyDocument Of(SchemaPlan plan, string target, IReadOnlyList<AppliedStep> done, IReadOnlyList<string> left, IReadOnlyList<ExportedTable> exported) => new(
        plan.Schema.Name, target, plan.Id, [.. done.Select(step => new Step(step.Step.Subject, step.Step.Description, step.Time.TotalSeconds, step.Items, step.Quarantined, step.PutAside))], left, exported);

    internal sealed record Step(string Subject, string Description, double Seconds, long Items, long Quarantined, IReadOnlyList<QuarantinedItem> PutAside);
}
