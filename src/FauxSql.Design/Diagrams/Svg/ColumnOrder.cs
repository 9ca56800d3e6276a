namespace FauxSql.Design.Diagrams.Svg;

/// <summary>Orders the slots of each column so that few lines cross: each is moved to the mean place of its neighbours, column by column, to and fro.</summary>
/// <remarks>
/// The barycentre method of K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of hierarchical system structures", IEEE
/// Transactions on Systems, Man, and Cybernetics 11 (1981).
/// </remarks>
internal static class ColumnOrder
{
    private const int Sweeps = 12;

    public static void Improve(List<List<Slot>> columns)
    {
        var best = columns.Select(column => column.ToList()).ToList();
        var fewest = Crossings(columns);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var fromLeft = sweep % 2 == 0;
            for (var step = 1; step < columns.Count; step++)
            {
                var column = fromLeft ? step : columns.Count - 1 - step;
                Sort(columns[column], columns[fromLeft ? column - 1 : column + 1]);
            }

            var crossings = Crossings(columns);
            if (crossings >= fewest)
                continue;
            fewest = crossings;
            best = [.. columns.Select(order => order.ToList())];
        }

        for (var column = 0; column < columns.Count; column++)
            columns[column] = best[column];
    }

    private static void Sort(List<Slot> column, List<Slot> beside)
    {
        var places = beside.Select((slot, place) => (slot, place)).ToDictionary(pair => pair.slot, pair => (double)pair.place);
        var ordered = column
            .Select((slot, place) => (slot, Wanted: slot.Neighbours.Where(places.ContainsKey).Select(neighbour => places[neighbour]).DefaultIfEmpty(place).Average()))
            .OrderBy(pair => pair.Wanted)
            .Select(pair => pair.slot)
            .ToList();
        column.Clear();
        column.AddRange(ordered);
    }

    private static int Crossings(List<List<Slot>> columns)
    {
        var crossings = 0;
        for (var column = 1; column < columns.Count; column++)
        {
            var left = columns[column - 1].Select((slot, place) => (slot, place)).ToDictionary(pair => pair.slot, pair => pair.place);
            var lines = columns[column]
                .SelectMany((slot, place) => slot.Neighbours.Where(left.ContainsKey).Select(neighbour => (Left: left[neighbour], Right: place)))
                .ToList();
            crossings += lines.Sum(one => lines.Count(other => one.Left < other.Left && one.Right > other.Right));
        }

        return crossings;
    }
}
