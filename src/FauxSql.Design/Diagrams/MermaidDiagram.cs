using System.Text;
using FauxSql.Schema;

namespace FauxSql.Design.Diagrams;

/// <summary>Entity-relationship diagrams in the language of Mermaid, https://mermaid.js.org/syntax/entityRelationshipDiagram.html.</summary>
public static class MermaidDiagram
{
    /// <summary>Prints the diagram of a model: each entity with its keys, its foreign keys, and what is embedded; each relationship with its cardinality.</summary>
    /// <param name="schema">The model.</param>
    /// <returns>The text, whose lines end in a line feed.</returns>
    public static string Print(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var diagram = Diagram.Of(schema);
        var text = new StringBuilder("erDiagram\n");
        foreach (var box in diagram.Boxes)
        {
            text.Append("    ").Append(Quoted(box.Name)).Append(" {\n");
            foreach (var row in box.Rows)
                text.Append("        ").Append(Row(row)).Append('\n');
            text.Append("    }\n");
        }

        foreach (var edge in diagram.Edges)
            text.Append("    ").Append(Edge(edge)).Append('\n');
        return text.ToString();
    }

    // Mermaid knows no mark for a sort key, which is a part of the primary key.
    private static string Row(DiagramRow row)
    {
        var marks = row.Marks.Select(mark => mark == "SK" ? "PK" : mark);
        var name = Word(row.Name);
        string[] notes = [row.Marks.Contains("SK") ? "sort key" : "", name == row.Name ? "" : row.Name, row.Note];
        var note = string.Join(", ", notes.Where(part => part.Length > 0));
        return $"{row.Type} {name} {string.Join(", ", marks)}".TrimEnd() + (note.Length > 0 ? $" {Quoted(note)}" : "");
    }

    private static string Edge(DiagramEdge edge) =>
        $"{Quoted(edge.One)} {(edge.IsOptional ? "|o" : "||")}--{(edge.IsOneToOne ? "o|" : "o{")} {Quoted(edge.Many)} : {Quoted(edge.Label)}";

    // The name of an attribute in DynamoDB may be any text; in Mermaid it is a word.
    private static string Word(string name)
    {
        var word = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? letter : '_'));
        return char.IsAsciiLetter(word[0]) ? word : "a_" + word;
    }

    private static string Quoted(string text) => $"\"{text.Replace('"', '\'').ReplaceLineEndings(" ")}\"";
}
