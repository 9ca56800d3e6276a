namespace FauxSql.Design.Diagrams;

/// <summary>One attribute in the box of an entity.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Type">Its stored type, such as <c>string</c>.</param>
/// <param name="Marks">What it is for: <c>PK</c>, <c>SK</c>, <c>FK</c>, <c>UK</c>; none for what is embedded.</param>
/// <param name="Note">What a reader should know beside, or an empty string.</param>
internal sealed record DiagramRow(string Name, string Type, IReadOnlyList<string> Marks, string Note);
