using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;

namespace FauxSql.Cli.Output;

/// <summary>A plan as JSON.</summary>
internal sealed record PlanDocument(
    string Database, string Target, string? Account, string? Region, string Plan, IReadOnlyList<PlanDocument.Step> Steps, IReadOnlyList<string> Problems, IReadOnlyList<Drift> Drift, IReadOnlyList<string> Left, IReadOnlyList<PlanDocument.Sample> Samples)
{
    public static PlanDocument Of(SchemaPlan plan, string target, IReadOnlyList<string> left, IReadOnlyList<ItemSample> samples) => new(
        plan.Schema.Name,
        target,
        plan.Before.Account,
        plan.Before.Region,
        plan.Id,
        [.. plan.Steps.Select(step => new Step(
            step.GetType().Name, step.Table, step.Subject, step.Severity.ToString().ToLowerInvariant(), step.NeedsOldVersionsGone, step.NeedsCode, step.Description, step.Meanwhile, step.Undo,
            step.Estimate.ReadUnits, step.Estimate.WriteUnits, step.Estimate.Dollars, step.Estimate.Time.TotalSeconds))],
        plan.Problems,
        plan.Drift,
        left,
        [.. samples.Select(sample => new Sample(sample.Step.Subject, sample.Key, sample.Differences, sample.Problem))]);

    internal sealed record Sample(string Subject, string Key, IReadOnlyList<AttributeDifference> Differences, string? Problem);

    internal sealed record Step(
        string Kind, string Table, string Subject, string Severity, bool NeedsOldVersionsGone, bool NeedsCode, string Description, string Meanwhile, string Undo, double ReadUnits, double WriteUnits, double Dollars, double Seconds);
}
