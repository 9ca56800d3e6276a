using System.Text;
using FauxSql.Schema;

namespace FauxSql.Design.Diagrams;

/// <summary>Entity-relationship diagrams in the language of PlantUML, https://plantuml.com/ie-diagram.</summary>
public static class PlantUmlDiagram
{
    /// <summary>Prints the diagram of a model: each entity with its keys, its foreign keys, and what is embedded; each relationship with its cardinality.</summary>
    /// <param name="schema">The model.</param>
    /// <returns>The text, whose lines end in a line feed.</returns>
    public static string Print(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var diagram = Diagram.Of(schema);
        var text = new StringBuilder("@startuml\nhide circle\nhide methods\nskinparam linetype ortho\n\n");
        foreach (var box in diagram.Boxes)
            text.Append(Box(box)).Append('\n');
        foreach (var edge in diagram.Edges)
            text.Append(Edge(edge)).Append('\n');
        return text.Append("@enduml\n").ToString();
    }

    private static string Box(DiagramBox box)
    {
        var key = box.Rows.Where(row => row.Marks.Contains("PK") || row.Marks.Contains("SK")).ToList();
        var rest = box.Rows.Except(key).Select(Row).ToList();
        var lines = key.Select(Row).Concat(rest.Count > 0 ? rest.Prepend("  --") : []);
        return $"entity {Quoted(box.Name)} as {Alias(box.Name)} {{\n{string.Concat(lines.Select(line => line + "\n"))}}}\n";
    }

    private static string Row(DiagramRow row) =>
        $"  {Plain(row.Name)} : {row.Type}{string.Concat(row.Marks.Select(mark => $" <<{mark}>>"))}{(row.Note.Length > 0 ? $" ({Plain(row.Note)})" : "")}";

    private static string Edge(DiagramEdge edge) =>
        $"{Alias(edge.One)} {(edge.IsOptional ? "|o" : "||")}--{(edge.IsOneToOne ? "o|" : "o{")} {Alias(edge.Many)} : {Plain(edge.Label)}";

    // A name in C# may have letters that PlantUML takes in quotes only.
    private static string Alias(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter.ToString() : $"_u{(int)letter:x4}"));

    private static string Quoted(string text) => $"\"{Plain(text)}\"";

    // What could end a line or a quoted name, or be taken for PlantUML's or Creole's own signs, is shown by its code.
    private static string Plain(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(letter => "\"<>~*{}[]|\\/#".Contains(letter, StringComparison.Ordinal) ? $"&#{(int)letter:D};" : letter.ToString()));
}
