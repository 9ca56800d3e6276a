namespace FauxSql.Design.Diagrams;

/// <summary>An entity with the attributes that a diagram shows: its keys, its foreign keys and what is embedded.</summary>
/// <param name="Name">The entity's name.</param>
/// <param name="Rows">The attributes, the key first.</param>
internal sealed record DiagramBox(string Name, IReadOnlyList<DiagramRow> Rows);
