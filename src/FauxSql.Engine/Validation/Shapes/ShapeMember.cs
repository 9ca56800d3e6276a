namespace FauxSql.Engine.Validation.Shapes;

/// <summary>A member of a structure.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Shape">Its shape.</param>
internal readonly record struct ShapeMember(byte[] Name, Shape Shape);
