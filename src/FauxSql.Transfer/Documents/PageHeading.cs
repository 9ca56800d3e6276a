namespace FauxSql.Transfer.Documents;

/// <summary>A heading.</summary>
internal sealed record PageHeading(int Line, int Level, string Text) : MarkdownBlock(Line);
