using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>Reads the page that leads to the others: what the model is called, the order of its patterns, and which methods answer some.</summary>
internal static class ModelPageReader
{
    /// <summary>Whether a page is one: it has a table of entities.</summary>
    public static bool IsModel(IReadOnlyList<MarkdownBlock> blocks) => blocks.OfType<PageTable>().Any(table => table.Column("Entity") == 0 && table.Column("Table") > 0);

    public static ModelPage Read(IReadOnlyList<MarkdownBlock> blocks)
    {
        var page = new ModelPage { Database = blocks.OfType<PageHeading>().FirstOrDefault()?.Text };
        foreach (var table in blocks.OfType<PageTable>().Where(table => table.Column("Pattern") > 0 && table.Column("Entity") > 0))
            page.Patterns.AddRange(table.Rows.Skip(1).Select(row => Pattern(table, row)));
        page.Suppressions.AddRange(blocks.SkipWhile(block => block is not PageHeading { Text: "Suppressed Checks" }).Skip(1).TakeWhile(block => block is PageLine)
            .Select(block => SuppressionText.Read(((PageLine)block).Text)).OfType<SuppressionLine>());
        return page;
    }

    private static (PatternLine Pattern, string Entity, string? Table) Pattern(PageTable table, IReadOnlyList<MarkdownText> row)
    {
        var served = PageTable.Cell(row, table.Column("Served by"));
        var source = served?.Plain.Split(' ')[0] switch { "key" => AccessPatternSource.Key, "index" => AccessPatternSource.Index, "method" => AccessPatternSource.Method, _ => AccessPatternSource.None };
        var job = PageTable.Cell(row, table.Column("Job"))?.Plain;
        var pattern = new PatternLine(
            row[0].Line, row[table.Column("Pattern")].Plain, LineText.Sign(row[0].Plain).Status ?? AccessPatternStatus.Planned, source, served is { Codes: [var by, ..] } ? by : null, string.IsNullOrEmpty(job) ? null : job);
        var read = served?.Plain.Split(" of ") is [_, var tables, ..] ? tables.Split('/')[0] : null;
        return (pattern, PageTable.Cell(row, table.Column("Entity"))?.Plain ?? "", read);
    }
}
