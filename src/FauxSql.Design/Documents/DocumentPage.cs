namespace FauxSql.Design.Documents;

/// <summary>A page with its generated sections.</summary>
/// <param name="File">The file's name, such as <c>Order.md</c>.</param>
/// <param name="Sections">The sections, in the order in which a new page has them.</param>
public sealed record DocumentPage(string File, IReadOnlyList<DocumentSection> Sections);
