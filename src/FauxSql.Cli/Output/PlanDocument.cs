using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;

namespace FauxSql.Cli.Output;

/// <summary>A plan as JSON.</summary>
internal sealed record PlanDocument(
    string Database, string Target, string? Account, string? Region, string Plan, IReadOnlyList<PlanDocument.Step> Steps, IReadOnlyList<string> Problems, IReadOnlyList<Drift> Drift, IReadOnlyList<string> Left, IReadOnlyList<PlanDocument.Sample> Samples, IReadOnlyList<PlanDocument.Stage> Stages)
{
    public static PlanDocument Of(SchemaPlan plan, string target, IReadOnlyList<string> left, IReadOnlyList<ItemSample> samples, OwnedPlan? owned = null) => new(
        plan.Schema.Name,
        target,
        plan.Before.Account,
        plan.Before.Region,
        plan.Id,
        [.. plan.Steps.Select(Of)],
        plan.Problems,
        owned is null ? plan.Drift : [],
        left,
        [.. samples.Select(sample => new Sample(sample.Step.Subject, sample.Key, sample.Differences, sample.Problem))],
        [.. owned?.Stages.Index().Select(stage => new Stage(stage.Item.IsDataOnly ? "fauxsql" : owned.Owner, [.. stage.Item.Steps.Select(Of)], owned.Files.GetValueOrDefault(stage.Index + 1))) ?? []]);

    private static Step Of(ChangeStep step) => new(
        step.GetType().Name, step.Table, step.Subject, step.Severity.ToString().ToLowerInvariant(), step.NeedsOldVersionsGone, step.NeedsCode, step.Description, step.Meanwhile, step.Undo,
        step.Estimate.ReadUnits, step.Estimate.WriteUnits, step.Estimate.Dollars, step.Estimate.Time.TotalSeconds);

    /// <param name="By">Who carries it out: fauxsql, by 'fauxsql apply --data-only', or who owns the tables.</param>
    /// <param name="Steps">The steps.</param>
    /// <param name="File">The tables' code, within the folder of --revisions, where it was written.</param>
    internal sealed record Stage(string By, IReadOnlyList<Step> Steps, string? File);

    internal sealed record Sample(string Subject, string Key, IReadOnlyList<AttributeDifference> Differences, string? Problem);

    internal sealed record Step(
        string Kind, string Table, string Subject, string Severity, bool NeedsOldVersionsGone, bool NeedsCode, string Description, string Meanwhile, string Undo, double ReadUnits, double WriteUnits, double Dollars, double Seconds);
}
