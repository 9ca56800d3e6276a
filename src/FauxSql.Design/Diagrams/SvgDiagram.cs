using System.Globalization;
using System.Security;
using System.Text;
using FauxSql.Design.Diagrams.Svg;
using FauxSql.Schema;

namespace FauxSql.Design.Diagrams;

/// <summary>Entity-relationship diagrams as pictures in SVG.</summary>
public static class SvgDiagram
{
    private const double Margin = 24;

    private const string Shapes =
        """
        text { font: 12px "DejaVu Sans Mono", Menlo, Consolas, monospace }
        .name { font-weight: bold; font-size: 13px }
        .mark { font-weight: bold; font-size: 10px }
        .end { font-size: 10px; stroke-width: 3px; paint-order: stroke }
        path.line { fill: none }
        .line { stroke-width: 1.4px }

        """;

    /// <summary>Draws the diagram of a model: each entity with its keys, its foreign keys, and what is embedded; each relationship with its cardinality.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="theme">The colours; by default those that the viewer prefers.</param>
    /// <returns>The document, whose lines end in a line feed.</returns>
    public static string Print(DatabaseSchema schema, DiagramTheme theme = DiagramTheme.Viewer)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var layout = DiagramLayout.Of(Diagram.Of(schema));
        var (width, height) = (Number(layout.Width + (2 * Margin)), Number(layout.Height + (2 * Margin)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{Plain(schema.Name)}: entities and relationships</title>\n<style>\n{StyleOf(theme)}</style>\n");
        text.Append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Number(Margin)} {Number(Margin)})\">\n");
        foreach (var edge in layout.Edges)
            Line(text, edge);
        foreach (var box in layout.Boxes)
            Box(text, box);
        foreach (var edge in layout.Edges)
            Ends(text, edge);
        return text.Append("</g>\n</svg>\n").ToString();
    }

    private static string StyleOf(DiagramTheme theme) => Shapes.ReplaceLineEndings("\n") + theme switch
    {
        DiagramTheme.Light => Palette.Light.ToStyle(),
        DiagramTheme.Dark => Palette.Dark.ToStyle(),
        _ => $"{Palette.Light.ToStyle()}@media (prefers-color-scheme: dark) {{\n{Palette.Dark.ToStyle()}}}\n",
    };

    private static void Box(StringBuilder text, PlacedBox placed)
    {
        var box = placed.Box;
        text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Number(placed.X)} {Number(placed.Y)})\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"box\" width=\"{Number(placed.Width)}\" height=\"{Number(placed.Height)}\" rx=\"6\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"head\" d=\"M0 {Number(BoxSize.Header)}V6a6 6 0 0 1 6-6h{Number(placed.Width - 12)}a6 6 0 0 1 6 6v{Number(BoxSize.Header - 6)}z\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Number(BoxSize.Padding)}\" y=\"19\">{Plain(box.Name)}</text>\n");
        foreach (var (index, row) in box.Rows.Index())
        {
            var y = Number(BoxSize.Header + (index * BoxSize.Row) + 15);
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"mark\" x=\"{Number(BoxSize.Padding)}\" y=\"{y}\">{Plain(string.Join(' ', row.Marks))}</text>");
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"text\" x=\"{Number(BoxSize.Padding + BoxSize.Marks)}\" y=\"{y}\">{Plain(row.Name)}</text>");
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"dim\" x=\"{Number(placed.Width - BoxSize.Padding)}\" y=\"{y}\" text-anchor=\"end\">{Plain(BoxSize.TypeOf(row))}</text>\n");
        }

        text.Append("</g>\n");
    }

    private static void Line(StringBuilder text, PlacedEdge edge)
    {
        var path = new StringBuilder($"M{Point(edge.Points[0])}");
        for (var i = 1; i < edge.Points.Count; i++)
            path.Append(Curve(edge.Points[i - 1], edge.Points[i], edge, isFirst: i == 1, isLast: i == edge.Points.Count - 1));
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"line\" d=\"{path}\"><title>{Plain(TitleOf(edge.Edge))}</title></path>\n");
    }

    private static string Curve((double X, double Y) from, (double X, double Y) to, PlacedEdge edge, bool isFirst, bool isLast)
    {
        var reach = Math.Max(34, Math.Abs(to.X - from.X) / 2);
        var right = edge.StartsRight ? 1 : -1;
        var leaves = isFirst ? right : Math.Sign(to.X - from.X);
        var arrives = isLast ? (edge.EndsLeft ? -1 : 1) : -Math.Sign(to.X - from.X);
        return $"C{Point((from.X + (leaves * reach), from.Y))} {Point((to.X + (arrives * reach), to.Y))} {Point(to)}";
    }

    // Crow's feet: a bar for one, a ring for none, three toes for many; and the same in figures.
    private static void Ends(StringBuilder text, PlacedEdge edge)
    {
        var (one, many) = (edge.Points[0], edge.Points[^1]);
        var (out1, out2) = (edge.StartsRight ? 1 : -1, edge.EndsLeft ? -1 : 1);
        text.Append(Bar(one, out1 * 8));
        text.Append(edge.Edge.IsOptional ? Ring(one, out1 * 15) : Bar(one, out1 * 12));
        text.Append(edge.Edge.IsOneToOne ? Bar(many, out2 * 8) : $"<path class=\"line\" d=\"M{Point((many.X + (out2 * 11), many.Y))}L{Point((many.X, many.Y - 6))}M{Point((many.X + (out2 * 11), many.Y))}L{Point((many.X, many.Y + 6))}\"/>\n");
        text.Append(Ring(many, out2 * 15));
        text.Append(Figure(one, out1, edge.Edge.OneEnd));
        text.Append(Figure(many, out2, edge.Edge.ManyEnd));
    }

    private static string Bar((double X, double Y) end, int away) => $"<path class=\"line\" d=\"M{Point((end.X + away, end.Y - 5))}v10\"/>\n";

    private static string Ring((double X, double Y) end, int away) => $"<circle class=\"line ring\" cx=\"{Number(end.X + away)}\" cy=\"{Number(end.Y)}\" r=\"3.5\"/>\n";

    private static string Figure((double X, double Y) end, int side, string figure) =>
        $"<text class=\"end\" x=\"{Number(end.X + (side * 6))}\" y=\"{Number(end.Y - 8)}\" text-anchor=\"{(side > 0 ? "start" : "end")}\">{figure}</text>\n";

    private static string TitleOf(DiagramEdge edge) => $"{edge.One} {edge.OneEnd} to {edge.Many} {edge.ManyEnd}: {edge.Label}";

    private static string Point((double X, double Y) point) => $"{Number(point.X)} {Number(point.Y)}";

    private static string Number(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    // XML has no place for control characters, not even by their codes.
    private static string Plain(string text) => SecurityElement.Escape(string.Concat(text.Where(letter => !char.IsControl(letter))));
}
