namespace FauxSql.Design.Diagrams.Svg;

/// <summary>A place in a column: a box, or where a line passes between boxes.</summary>
internal sealed class Slot(DiagramBox? box, int column)
{
    private const double PassingHeight = 16;

    public DiagramBox? Box { get; } = box;

    public int Column { get; } = column;

    public double Height { get; } = box is null ? PassingHeight : BoxSize.HeightOf(box);

    public double Width { get; } = box is null ? 0 : BoxSize.WidthOf(box);

    /// <summary>The slots of the columns beside that a line leads to.</summary>
    public List<Slot> Neighbours { get; } = [];

    public double Y { get; set; }

    public double Middle => Y + (Height / 2);
}
