namespace FauxSql.Transfer.Documents;

/// <summary>A line of a paragraph or of a list.</summary>
internal sealed record PageLine(MarkdownText Text, bool IsListed) : MarkdownBlock(Text.Line);
