using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Tables as all commands show them.</summary>
internal static class Tables
{
    /// <summary>An empty table: columns of text, then columns of numbers, which are aligned to the right and never wrapped.</summary>
    public static Table New(string[] texts, string[] numbers)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(texts);
        foreach (var name in numbers)
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        return table;
    }
}
