namespace FauxSql.Design.Diagrams.Svg;

/// <summary>A foreign key with the points that its line goes through, from the entity referred to to the one that refers.</summary>
/// <param name="Edge">The foreign key.</param>
/// <param name="Points">The points, the first on the side of the one box and the last on that of the other.</param>
/// <param name="StartsRight">Whether the line leaves the first box on its right side.</param>
/// <param name="EndsLeft">Whether the line reaches the last box on its left side.</param>
internal sealed record PlacedEdge(DiagramEdge Edge, IReadOnlyList<(double X, double Y)> Points, bool StartsRight, bool EndsLeft);
