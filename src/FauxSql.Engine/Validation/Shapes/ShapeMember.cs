namespace FauxSql.Engine.Validation.Shapes;

/// <summary>A member of a structure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Utf8">Its name in UTF-8.</param>
/// <param name="Shape">Its shape.</param>
internal readonly record struct ShapeMember(string Name, byte[] Utf8, Shape Shape);
