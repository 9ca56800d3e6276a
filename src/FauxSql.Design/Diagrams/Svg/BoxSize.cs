namespace FauxSql.Design.Diagrams.Svg;

/// <summary>The measures of boxes, in pixels. Text is monospaced, so that its width is known without the font.</summary>
internal static class BoxSize
{
    public const double Header = 28;
    public const double Row = 20;
    public const double Padding = 12;
    public const double Letter = 7.3;
    public const double Marks = 46;

    private const double Least = 150;

    public static double WidthOf(DiagramBox box) => Math.Ceiling(box.Rows
        .Select(row => (2 * Padding) + Marks + (LettersOf(row.Name + "  " + TypeOf(row)) * Letter))
        .Append((2 * Padding) + (LettersOf(box.Name) * Letter * 1.15))
        .Append(Least)
        .Max());

    public static double HeightOf(DiagramBox box) => Header + (box.Rows.Count * Row) + (Padding / 2);

    /// <summary>What stands on the right of a row.</summary>
    public static string TypeOf(DiagramRow row) => row.Note.Length > 0 ? row.Note : row.Type;

    // A letter of East Asian scripts is as wide as two.
    private static int LettersOf(string text) => text.Sum(letter => letter >= '\u1100' ? 2 : 1);
}
