namespace FauxSql.Design.Diagrams.Svg;

/// <summary>The colours of a picture. They stand in plain rules, because few programs that draw SVG know variables of CSS.</summary>
internal sealed record Palette(string Paper, string Box, string Border, string Head, string HeadText, string Line, string Text, string Dim, string Key)
{
    public static Palette Light { get; } = new("#ffffff", "#ffffff", "#b9c3d9", "#24407a", "#ffffff", "#5b6b8c", "#1c2333", "#5f6b82", "#9a5b00");

    public static Palette Dark { get; } = new("#12161f", "#1b2130", "#3a4660", "#3f63b5", "#ffffff", "#93a4c8", "#e6eaf4", "#a2aec6", "#ffc069");

    public string ToStyle() =>
        $$"""
        .paper, .ring { fill: {{Paper}} }
        .box { fill: {{Box}}; stroke: {{Border}} }
        .head { fill: {{Head}} }
        .line { stroke: {{Line}} }
        .text { fill: {{Text}} }
        .name { fill: {{HeadText}} }
        .dim, .end { fill: {{Dim}} }
        .end { stroke: {{Paper}} }
        .mark { fill: {{Key}} }

        """.ReplaceLineEndings("\n");
}
