namespace FauxSql.Design.Documents;

/// <summary>A part of a page that is generated. What stands between the sections is a person's, and stays.</summary>
/// <param name="Name">What tells it from the other sections of the page: letters, digits and hyphens.</param>
/// <param name="Text">Its Markdown; it ends in a line feed.</param>
public sealed record DocumentSection(string Name, string Text);
