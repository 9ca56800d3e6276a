using System.Globalization;
using System.Text;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;

namespace FauxSql.Cli.Output;

/// <summary>What was carried out, for people.</summary>
internal static class ApplyText
{
    public static string Print(SchemaPlan plan, string target, IReadOnlyList<AppliedStep> done, Rollback? rollback, ApplyOptions options, IReadOnlyList<ExportedTable> exported)
    {
        var text = new StringBuilder();
        foreach (var step in done)
        {
            text.Append(CultureInfo.InvariantCulture, $"done: {step.Step.Description} ({step.Time.TotalSeconds:0.0} s{Items(step)})\n");
            foreach (var item in step.PutAside)
                text.Append(CultureInfo.InvariantCulture, $"  put aside: {item.Key}: {item.Reason}\n");
        }

        foreach (var table in exported)
            text.Append(CultureInfo.InvariantCulture, $"exported: {table.Items:N0} items of {table.Table} to {table.Folder}\n");
        if (done.Any(step => step.Quarantined > 0))
            return text.Append("Items that could not be changed are left: mend them, and run the same command again.\n").ToString();
        if (rollback is not null)
        {
            foreach (var left in rollback.Left)
                text.Append(CultureInfo.InvariantCulture, $"left: {left}\n");
            return text.Append(CultureInfo.InvariantCulture, $"Plan {rollback.Undone} at {target} is undone{(rollback.Left.Count > 0 ? ", but for what is left" : "")}.\n").ToString();
        }

        var later = Later(plan, done, options).ToList();
        foreach (var step in later)
            text.Append(CultureInfo.InvariantCulture, $"left: {step.Description}\n");
        if (later.Count > 0 && options.IsDataOnly)
            return text.Append("What is left begins with a change of tables: deploy it with what owns them, and run the same command again.\n").ToString();
        if (later.Count > 0)
            return text.Append("Once no version of the application needs them any more, run the same command with --destroy instead of --leave-destructive.\n").ToString();
        return text.Append(CultureInfo.InvariantCulture, $"The tables of {plan.Schema.Name} at {target} fit the model.\n").ToString();
    }

    /// <summary>The steps that a run left for a later one.</summary>
    public static IEnumerable<ChangeStep> Later(SchemaPlan plan, IReadOnlyList<AppliedStep> done, ApplyOptions options) =>
        options.IsDataOnly || options.LeavesDestructive ? plan.Steps.ExceptBy(done.Select(step => step.Step.Checksum), step => step.Checksum) : [];

    private static string Items(AppliedStep step)
    {
        var changed = step.Items > 0 ? string.Create(CultureInfo.InvariantCulture, $", {step.Items:N0} items changed") : "";
        return step.Quarantined == 0 ? changed : string.Create(CultureInfo.InvariantCulture, $"{changed}, {step.Quarantined:N0} could not be changed: _fx.Changes names them and why");
    }
}
