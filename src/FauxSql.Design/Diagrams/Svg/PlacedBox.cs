namespace FauxSql.Design.Diagrams.Svg;

/// <summary>A box with its place and size, in pixels from the top left corner of the picture.</summary>
internal sealed record PlacedBox(DiagramBox Box, double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>The middle of an attribute's row.</summary>
    public double RowOf(string attribute)
    {
        var row = Box.Rows.TakeWhile(row => row.Name != attribute).Count();
        return Y + BoxSize.Header + ((row + 0.5) * BoxSize.Row);
    }

    /// <summary>The middle of the row of the partition key, which foreign keys hold.</summary>
    public double KeyRow => Y + BoxSize.Header + (0.5 * BoxSize.Row);
}
