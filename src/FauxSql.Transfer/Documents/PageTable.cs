namespace FauxSql.Transfer.Documents;

/// <summary>A table; its first row is the head.</summary>
internal sealed record PageTable(int Line, IReadOnlyList<IReadOnlyList<MarkdownText>> Rows) : MarkdownBlock(Line)
{
    /// <summary>The column whose head has one of the names, or -1.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var column = 0; column < Rows[0].Count; column++)
            {
                if (Rows[0][column].Plain.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return column;
            }
        }

        return -1;
    }

    /// <summary>The cell of a row, or <see langword="null"/> when the table has no such column.</summary>
    public static MarkdownText? Cell(IReadOnlyList<MarkdownText> row, int column) => column >= 0 && column < row.Count ? row[column] : null;
}
