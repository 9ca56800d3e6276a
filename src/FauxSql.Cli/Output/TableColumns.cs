using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Columns of numbers, aligned to the right.</summary>
internal static class TableColumns
{
    public static Table Numbers(this Table table, params string[] names)
    {
        foreach (var name in names)
            table.AddColumn(new TableColumn(name).RightAligned());
        return table;
    }
}
