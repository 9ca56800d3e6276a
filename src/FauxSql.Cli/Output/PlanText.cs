using System.Globalization;
using System.Text;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;

namespace FauxSql.Cli.Output;

/// <summary>A plan for people.</summary>
internal sealed class PlanText(SchemaPlan plan, string target, bool isColoured, Rollback? rollback = null, IReadOnlyList<ItemSample>? samples = null, OwnedPlan? owned = null)
{
    // A longer value is cut: what matters is to see what kind of change it is.
    private const int ValueLength = 80;
    private const string Escape = "\u001b[";

    public string Print()
    {
        var text = new StringBuilder();
        var place = plan.Before.Account is { } account ? $"{target} (account {account}, {plan.Before.Region})" : target;
        text.Append(CultureInfo.InvariantCulture, $"{plan.Schema.Name} at {place}\n\n");
        var drifts = owned is null ? plan.Drift : []; // what the owner does is no drift
        foreach (var drift in drifts)
            text.Append(CultureInfo.InvariantCulture, $"Drift: table {drift.Table}: {drift.What}\n");
        foreach (var problem in plan.Problems)
            text.Append(CultureInfo.InvariantCulture, $"Cannot be done: {problem}\n");
        if (drifts.Count + plan.Problems.Count > 0)
            text.Append('\n');
        if (owned is null)
            Steps(text, 1, plan.Steps);
        else
            Stages(text, owned);
        if (rollback is { Left: [_, ..] left })
            text.Append(CultureInfo.InvariantCulture, $"{string.Concat(left.Select(one => $"Left: {one}\n"))}\n");
        return text.Append(Sum()).Append('\n').ToString();
    }

    private void Stages(StringBuilder text, OwnedPlan owned)
    {
        var number = 1;
        foreach (var (index, stage) in owned.Stages.Index())
        {
            var what = !stage.IsDataOnly ? owned.Files.TryGetValue(index + 1, out var file) ? $"deploy {file}" : "a deployment"
                : $"'fauxsql apply --data-only'{(stage.Steps.Count == 0 ? ", which writes down that it is done" : "")}";
            text.Append(CultureInfo.InvariantCulture, $"Stage {index + 1}, {(stage.IsDataOnly ? "FauxSql" : owned.Name)}: {what}\n{(stage.Steps.Count == 0 ? "\n" : "")}");
            Steps(text, number, stage.Steps);
            number += stage.Steps.Count;
        }
    }

    private void Steps(StringBuilder text, int first, IReadOnlyList<ChangeStep> steps)
    {
        foreach (var (index, step) in steps.Index())
            Step(text, first + index, step);
    }

    private void Step(StringBuilder text, int number, ChangeStep step)
    {
        text.Append(CultureInfo.InvariantCulture, $"{number,3}. {Coloured(step.Severity)}: {step.Description}\n");
        text.Append(CultureInfo.InvariantCulture, $"     Meanwhile: {step.Meanwhile}\n");
        if (Words(step.Estimate) is { } estimate)
            text.Append(CultureInfo.InvariantCulture, $"     Uses: {estimate}\n");
        text.Append(CultureInfo.InvariantCulture, $"     Undo: {step.Undo}\n");
        if (owned is { LeavesTables: true } && step is DropTable)
            text.Append(CultureInfo.InvariantCulture, $"     Afterwards: the stack lets go of the table and leaves it there (DeletionPolicy Retain); delete it with 'aws dynamodb delete-table --table-name {step.Table}'\n");
        if (owned is null && step.Severity == Severity.Destructive)
            text.Append(CultureInfo.InvariantCulture, $"     Needs: --destroy {step.Subject}\n");
        if (step.NeedsOldVersionsGone)
            text.Append("     Needs: --old-versions-gone, but at local endpoints\n");
        foreach (var sample in samples?.Where(sample => sample.Step == step) ?? [])
            Sample(text, sample);
        text.Append('\n');
    }

    private static void Sample(StringBuilder text, ItemSample sample)
    {
        text.Append(CultureInfo.InvariantCulture, $"     Sample {sample.Key}:");
        if (sample.Problem is { } problem)
            text.Append(CultureInfo.InvariantCulture, $" cannot be changed, and would be put aside: {problem}\n");
        else if (sample.Differences.Count == 0)
            text.Append(" stays as it is\n");
        else
            text.Append('\n').AppendJoin("", sample.Differences.Select(one => $"       {one.Name}: {Value(one.Before)} -> {Value(one.After)}\n"));
    }

    private static string Value(string? json) => json is null ? "nothing" : json.Length <= ValueLength ? json : json[..ValueLength] + "...";

    private string Sum()
    {
        if (plan.Problems.Count > 0)
            return "This plan cannot be applied.";
        if (owned is { Stages: [_, ..] } && plan.Steps.Count == 0)
            return "The tables fit the model, and nothing has written that down yet.";
        if (plan.Steps.Count == 0)
            return rollback is null ? "The tables fit the model." : "No step is left to be undone.";
        var total = plan.Steps.Select(step => step.Estimate).Aggregate(Estimate.None, static (sum, one) => sum + one);
        var count = owned?.Stages.Sum(stage => stage.Steps.Count) ?? plan.Steps.Count; // what the owner prepares counts
        var steps = count == 1 ? "1 step" : string.Create(CultureInfo.InvariantCulture, $"{count} steps");
        if (owned is not null)
            return $"{steps} in {owned.Stages.Count} stages{(Words(total) is { } all ? $", {all} in all" : "")}. Nothing was changed. Carry the stages out one after the other; the same command shows what is left.";
        return $"{steps}{(Words(total) is { } used ? $", {used} in all" : "")}. Nothing was changed; 'fauxsql apply{(rollback is null ? "" : " --back")}' carries them out.";
    }

    private string Coloured(Severity severity)
    {
        var name = severity.ToString().ToLowerInvariant();
        return !isColoured ? name : severity switch
        {
            Severity.Destructive => $"{Escape}31m{name}{Escape}0m",
            Severity.Safe => $"{Escape}32m{name}{Escape}0m",
            _ => $"{Escape}33m{name}{Escape}0m",
        };
    }

    private static string? Words(Estimate estimate) => estimate == Estimate.None ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"about {estimate.ReadUnits:N0} read and {estimate.WriteUnits:N0} write units (${estimate.Dollars:0.00##} on demand), {TimeText.Of(estimate.Time)}");
}
