using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using FauxSql.Design.Documents;

namespace FauxSql.Cli.Output;

/// <summary>What would change in a file, line by line: those that go with a minus, those that come with a plus.</summary>
internal static class Difference
{
    private const int Context = 2;

    public static string Print(DocumentChange change)
    {
        var text = new StringBuilder();
        text.Append("--- ").AppendLine(change.Before is null ? "(none)" : change.File);
        text.Append("+++ ").AppendLine(change.After is null ? "(none)" : change.File);
        var lines = InlineDiffBuilder.Diff(change.Before ?? "", change.After ?? "").Lines;
        var shown = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNearChange(lines, i))
                continue;
            if (i != shown + 1)
                text.AppendLine("@@");
            shown = i;
            text.Append(SignOf(lines[i].Type)).AppendLine(lines[i].Text);
        }

        return text.ToString();
    }

    private static bool IsNearChange(List<DiffPiece> lines, int place) =>
        lines.Skip(place - Context).Take(place < Context ? place + Context + 1 : (2 * Context) + 1).Any(line => line.Type is not ChangeType.Unchanged);

    private static char SignOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };
}
