using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>Keys in words.</summary>
internal static class KeyText
{
    /// <summary>The attributes, one on each line: <c>- OrderId (HASH)</c>.</summary>
    public static string ListOf(KeySchema key) =>
        string.Concat(key.Partition.Select(name => $"- {Markdown.Text(name)} (HASH)\n").Concat(key.Sort.Select(name => $"- {Markdown.Text(name)} (RANGE)\n")));

    /// <summary>The entity-key table of the primary key.</summary>
    public static string TableOf(EntitySchema entity) => Markdown.Table(
        ["Attribute", "Key Type", "Notes"],
        [
            .. entity.Key.Partition.Select(name => new[] { Markdown.Text(name), "HASH (PK)", NoteOf(entity, name, entity.Key.Sort.Count > 0 ? "" : "Primary identifier") }),
            .. entity.Key.Sort.Select(name => new[] { Markdown.Text(name), "RANGE (SK)", NoteOf(entity, name, $"Tells items of one {Markdown.Text(entity.Key.Partition[0])} apart, and sorts them") }),
        ]);

    /// <summary>The entity-key table of an index.</summary>
    public static string TableOf(EntitySchema entity, IndexSchema index) => Markdown.Table(
        ["Attribute", "Key Type", "Notes"],
        [
            .. index.Key.Partition.Select(name => new[] { Markdown.Text(name), "HASH", NoteOf(entity, name, "Looked up") }),
            .. index.Key.Sort.Select(name => new[] { Markdown.Text(name), "RANGE", NoteOf(entity, name, "Sorts, and bounds ranges") }),
        ]);

    private static string NoteOf(EntitySchema entity, string attribute, string otherwise)
    {
        var references = entity.References.Where(reference => reference.Attribute == attribute).Select(reference => $"Foreign key to {reference.Target}");
        var notes = string.Join("; ", references);
        return notes.Length == 0 ? otherwise : otherwise.Length == 0 ? notes : $"{notes}. {otherwise}";
    }
}
