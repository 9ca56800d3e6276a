using System.Globalization;
using System.Text;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Prints what was decided while a model was drafted, as Markdown.</summary>
public static class ScaffoldReport
{
    /// <summary>The report.</summary>
    /// <param name="draft">The draft.</param>
    public static string Print(ModelDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {draft.Name}: how the model was made\n\n| Source | Entity | Partition key | Sort key | Indexes | Refers to |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var entity in draft.Entities)
        {
            var indexes = entity.Properties.SelectMany(property => property.Indexes).Select(use => use.Index).Distinct(StringComparer.Ordinal);
            var refers = entity.Properties.Select(property => property.Refers).OfType<string>();
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(entity.Source)} | {entity.Name} | {entity.Partition.Name} | {entity.Sort?.Name} | {string.Join(", ", indexes)} | {string.Join(", ", refers)} |\n");
        }

        Section(text, "To decide", draft.Decisions.Where(decision => decision.IsOpen));
        Section(text, "Decided", draft.Decisions.Where(decision => !decision.IsOpen));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<Decision> decisions)
    {
        var lines = decisions.Select(decision => $"- **{Cell(decision.Subject)}** {Cell(decision.Text)}\n").ToList();
        if (lines.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n").AppendJoin("", lines);
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
