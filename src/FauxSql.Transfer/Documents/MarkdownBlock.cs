namespace FauxSql.Transfer.Documents;

/// <summary>A piece of a page: a heading, a line or a table.</summary>
internal abstract record MarkdownBlock(int Line);
