namespace FauxSql.Design.Diagrams.Svg;

/// <summary>Gives the slots of each column their heights in the picture: in order, without overlap, and as level with their neighbours as that allows.</summary>
internal static class ColumnHeights
{
    private const double Gap = 26;
    private const int Rounds = 8;

    public static void Assign(List<List<Slot>> columns)
    {
        foreach (var column in columns)
            Place(column, slot => slot.Y);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var column in round % 2 == 0 ? columns : Enumerable.Reverse(columns))
                Place(column, LevelWithNeighbours);
        }

        // Whole pixels, which lines and boxes share to the last bit.
        var top = columns.SelectMany(column => column).Min(slot => slot.Y);
        foreach (var slot in columns.SelectMany(column => column))
            slot.Y = Math.Round(slot.Y - top);
    }

    private static double LevelWithNeighbours(Slot slot) =>
        slot.Neighbours.Select(neighbour => neighbour.Middle).DefaultIfEmpty(slot.Middle).Average() - (slot.Height / 2);

    // Pushed down from the top and up from the bottom; the mean of the two keeps the order and the gaps, and is fair to both ends.
    private static void Place(List<Slot> column, Func<Slot, double> wanted)
    {
        var down = column.Select(wanted).ToArray();
        var up = down.ToArray();
        for (var i = 1; i < column.Count; i++)
            down[i] = Math.Max(down[i], down[i - 1] + column[i - 1].Height + Gap);
        for (var i = column.Count - 2; i >= 0; i--)
            up[i] = Math.Min(up[i], up[i + 1] - column[i].Height - Gap);
        for (var i = 0; i < column.Count; i++)
            column[i].Y = (down[i] + up[i]) / 2;
    }
}
