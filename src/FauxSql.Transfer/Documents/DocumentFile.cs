namespace FauxSql.Transfer.Documents;

/// <summary>A Markdown file.</summary>
/// <param name="Name">The file's name, as messages have it.</param>
/// <param name="Text">What it holds.</param>
public sealed record DocumentFile(string Name, string Text);
