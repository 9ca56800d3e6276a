namespace FauxSql.Design.Diagrams.Svg;

/// <summary>Lays a diagram out: in columns, each connected part by itself, the parts one after another in rows.</summary>
internal sealed class DiagramLayout
{
    private const double ColumnGap = 96;
    private const double PartGap = 48;
    private const double LeastRowWidth = 900;

    private readonly List<PlacedBox> _boxes = [];
    private readonly List<PlacedEdge> _edges = [];

    private DiagramLayout()
    {
    }

    public IReadOnlyList<PlacedBox> Boxes => _boxes;

    public IReadOnlyList<PlacedEdge> Edges => _edges;

    public double Width { get; private set; }

    public double Height { get; private set; }

    public static DiagramLayout Of(Diagram diagram)
    {
        var layout = new DiagramLayout();
        var parts = Parts(diagram).Select(part => PartOf(part, diagram.Edges)).ToList();
        var rowWidth = Math.Max(Math.Max(LeastRowWidth, parts.Select(part => part.Width).DefaultIfEmpty().Max()), 1.4 * Math.Sqrt(parts.Sum(part => part.Width * part.Height)));
        var (x, y, rowHeight) = (0.0, 0.0, 0.0);
        foreach (var part in parts)
        {
            if (x > 0 && x + part.Width > rowWidth)
                (x, y, rowHeight) = (0, y + rowHeight + PartGap, 0);
            layout.Add(part, x, y);
            x += part.Width + PartGap;
            rowHeight = Math.Max(rowHeight, part.Height);
        }

        return layout;
    }

    private void Add(DiagramLayout part, double x, double y)
    {
        _boxes.AddRange(part.Boxes.Select(box => box with { X = box.X + x, Y = box.Y + y }));
        _edges.AddRange(part.Edges.Select(edge => edge with { Points = [.. edge.Points.Select(point => (point.X + x, point.Y + y))] }));
        Width = Math.Max(Width, x + part.Width);
        Height = Math.Max(Height, y + part.Height);
    }

    // Connected parts, the largest first; what is alone comes last.
    private static IEnumerable<List<DiagramBox>> Parts(Diagram diagram)
    {
        var part = diagram.Boxes.ToDictionary(box => box.Name, box => box.Name);
        foreach (var edge in diagram.Edges)
        {
            var (from, to) = (part[edge.One], part[edge.Many]);
            foreach (var name in part.Keys.Where(name => part[name] == to).ToList())
                part[name] = from;
        }

        return diagram.Boxes.GroupBy(box => part[box.Name]).Select(group => group.ToList()).OrderByDescending(group => group.Count);
    }

    private static DiagramLayout PartOf(List<DiagramBox> boxes, IReadOnlyList<DiagramEdge> all)
    {
        var names = boxes.Select(box => box.Name).ToList();
        var edges = all.Where(edge => names.Contains(edge.One)).ToList();
        var layers = Layers.Of(names, [.. edges.Select(edge => (edge.One, edge.Many))]);
        var slots = boxes.ToDictionary(box => box.Name, box => new Slot(box, layers[box.Name]));
        var columns = Enumerable.Range(0, layers.Values.Max() + 1).Select(column => boxes.Select(box => slots[box.Name]).Where(slot => slot.Column == column).ToList()).ToList();
        var routes = edges.Select(edge => (edge, Route: RouteOf(slots[edge.One], slots[edge.Many], columns))).ToList();
        ColumnOrder.Improve(columns);
        ColumnHeights.Assign(columns);
        return Placed(columns, routes);
    }

    // The slots that a line goes through, in the order of the line; those between its boxes are made here.
    private static List<Slot> RouteOf(Slot from, Slot to, List<List<Slot>> columns)
    {
        var route = new List<Slot> { from };
        var step = Math.Sign(to.Column - from.Column);
        for (var column = from.Column + step; step != 0 && column != to.Column; column += step)
        {
            var passing = new Slot(null, column);
            columns[column].Add(passing);
            route.Add(passing);
        }

        route.Add(to);
        foreach (var (one, other) in route.Zip(route.Skip(1)))
        {
            one.Neighbours.Add(other);
            other.Neighbours.Add(one);
        }

        return route;
    }

    private static DiagramLayout Placed(List<List<Slot>> columns, List<(DiagramEdge Edge, List<Slot> Route)> routes)
    {
        var widths = columns.Select(column => column.Max(slot => slot.Width)).ToList();
        var lefts = widths.Select((_, column) => widths.Take(column).Sum(width => width + ColumnGap)).ToList();
        var placed = new DiagramLayout
        {
            Width = lefts[^1] + widths[^1] + (routes.Exists(route => route.Route[0].Column == route.Route[^1].Column) ? ColumnGap / 2 : 0),
            Height = columns.SelectMany(column => column).Max(slot => slot.Y + slot.Height),
        };
        var boxes = columns.SelectMany(column => column).Where(slot => slot.Box is not null)
            .ToDictionary(slot => slot, slot => new PlacedBox(slot.Box!, lefts[slot.Column], slot.Y, widths[slot.Column], slot.Height));
        placed._boxes.AddRange(boxes.Values);
        foreach (var (edge, route) in routes)
        {
            var (one, many) = (boxes[route[0]], boxes[route[^1]]);
            var (startsRight, endsLeft) = (route[0].Column <= route[^1].Column, route[0].Column < route[^1].Column);
            var passing = route.Skip(1).SkipLast(1).SelectMany(slot => Through(lefts[slot.Column], widths[slot.Column], slot.Middle, startsRight));
            placed._edges.Add(new PlacedEdge(
                edge,
                [(startsRight ? one.Right : one.X, one.KeyRow), .. passing, (endsLeft ? many.X : many.Right, many.RowOf(edge.Attribute))],
                startsRight,
                endsLeft));
        }

        return placed;
    }

    private static (double X, double Y)[] Through(double left, double width, double y, bool toTheRight) =>
        toTheRight ? [(left, y), (left + width, y)] : [(left + width, y), (left, y)];
}
