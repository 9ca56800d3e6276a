using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FauxSql.Transfer.Documents;

/// <summary>A Markdown file as a sequence of headings, lines and tables. Code blocks and comments are left out.</summary>
internal static class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static IReadOnlyList<MarkdownBlock> Read(string markdown) => [.. Markdown.Parse(markdown, Pipeline).SelectMany(block => Blocks(block, isListed: false))];

    private static IEnumerable<MarkdownBlock> Blocks(Block block, bool isListed) => block switch
    {
        HeadingBlock heading => [new PageHeading(heading.Line + 1, heading.Level, new MarkdownText(heading.Line + 1, [.. Parts(heading.Inline)]).Plain)],
        ParagraphBlock paragraph => (isListed ? Joined(Lines(paragraph)) : Lines(paragraph)).Select(text => new PageLine(text, isListed)),
        Table table => [new PageTable(table.Line + 1, [.. table.OfType<TableRow>().Select(Row)])],
        ContainerBlock container => container.SelectMany(inner => Blocks(inner, isListed || block is ListItemBlock)),
        _ => [],
    };

    private static IReadOnlyList<MarkdownText> Row(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => new MarkdownText(row.Line + 1, [.. cell.OfType<LeafBlock>().SelectMany(leaf => Parts(leaf.Inline))]))];

    // An item of a list may be broken into lines; one that begins with a sign is a pattern of its own.
    private static IEnumerable<MarkdownText> Joined(IEnumerable<MarkdownText> lines)
    {
        MarkdownText? item = null;
        foreach (var line in lines)
        {
            if (item is not null && LineText.Sign(line.Plain).Status is not null)
            {
                yield return item;
                item = null;
            }

            item = item is null ? line : item with { Parts = [.. item.Parts, (" ", false), .. line.Parts] };
        }

        if (item is not null)
            yield return item;
    }

    private static IEnumerable<MarkdownText> Lines(ParagraphBlock paragraph)
    {
        var line = paragraph.Line + 1;
        var parts = new List<(string, bool)>();
        foreach (var inline in Flat(paragraph.Inline))
        {
            if (inline is not LineBreakInline)
            {
                parts.AddRange(Part(inline));
                continue;
            }

            yield return new MarkdownText(line++, parts);
            parts = [];
        }

        yield return new MarkdownText(line, parts);
    }

    private static IEnumerable<(string, bool)> Parts(ContainerInline? inlines) => Flat(inlines).SelectMany(Part);

    private static IEnumerable<Inline> Flat(ContainerInline? inlines) =>
        (inlines ?? Enumerable.Empty<Inline>()).SelectMany(inline => inline is ContainerInline inner ? Flat(inner) : [inline]);

    private static IEnumerable<(string, bool)> Part(Inline inline) => inline switch
    {
        LiteralInline literal => [(literal.Content.ToString(), false)],
        CodeInline code => [(code.Content, true)],
        HtmlEntityInline entity => [(entity.Transcoded.ToString(), false)],
        AutolinkInline link => [(link.Url, false)],
        LineBreakInline => [(" ", false)],
        _ => [],
    };
}
