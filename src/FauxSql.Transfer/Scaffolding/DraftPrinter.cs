using System.Globalization;
using System.Text;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Prints a draft as C#: a file for each entity, and one for the database.</summary>
public static class DraftPrinter
{
    /// <summary>The files, by name.</summary>
    /// <param name="draft">The draft.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Print(ModelDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var database = draft.Name + "Db";
        return
        [
            .. draft.Entities.Select(entity => KeyValuePair.Create(entity.Name + ".cs", Entity(draft.Name, entity))),
            KeyValuePair.Create(database + ".cs", $"using FauxSql.Modeling;\n\nnamespace {draft.Name};\n\n[Database]\npublic sealed partial class {database};\n"),
        ];
    }

    private static string Entity(string space, EntityDraft entity)
    {
        var code = new StringBuilder();
        if (entity.Properties.Any(property => property.MostCharacters is not null))
            code.Append("using System.ComponentModel.DataAnnotations;\n");
        code.Append("using FauxSql.Modeling;\n");
        if (entity.Questions.Count > 0)
            code.Append("using FauxSql.Schema;\n");
        code.Append(CultureInfo.InvariantCulture, $"\nnamespace {space};\n\n[Table]\n");
        foreach (var question in entity.Questions)
            code.Append(CultureInfo.InvariantCulture, $"[AccessPattern({Quoted(question)}, Status = AccessPatternStatus.Potential)]\n");
        code.Append(CultureInfo.InvariantCulture, $"public sealed partial record {entity.Name}\n{{\n");
        code.AppendJoin("\n", entity.Properties.Select(property => Property(entity, property)).Concat(entity.Navigations.Select(Navigation)));
        return code.Append("}\n").ToString();
    }

    private static string Property(EntityDraft entity, PropertyDraft property)
    {
        var attributes = string.Concat(AttributesOf(entity, property).Select(attribute => $"    [{attribute}]\n"));
        var type = property.Type + (property.IsNullable ? "?" : "");
        return $"{attributes}    public {(property.IsNullable ? "" : "required ")}{type} {property.Name} {{ get; init; }}\n";
    }

    private static IEnumerable<string> AttributesOf(EntityDraft entity, PropertyDraft property)
    {
        if (property.Part == KeyPart.Partition)
            yield return $"PartitionKey(Pattern = {Quoted(entity.Pattern)})";
        if (property.Part == KeyPart.Sort)
            yield return "SortKey";
        if (property.Refers is { } target)
            yield return $"References<{target}>(Because = {Quoted(property.Because)})";
        foreach (var use in property.Indexes)
            yield return use.Pattern is { } pattern ? $"Index({Quoted(use.Index)}, Pattern = {Quoted(pattern)})" : $"IndexSortKey({Quoted(use.Index)})";
        if (property.Unique is { } unique)
            yield return "Unique" + Arguments(unique.Within is null ? null : $"Within = nameof({unique.Within})", unique.IgnoresCase ? "IgnoreCase = true" : null);
        if (property.MostCharacters is { } most)
            yield return string.Create(CultureInfo.InvariantCulture, $"StringLength({most})");
    }

    private static string Navigation(NavigationDraft navigation)
    {
        var arguments = Arguments(navigation.Via is null ? null : $"Via = {navigation.Via}", navigation.Through is null ? null : $"Through = typeof({navigation.Through})");
        return $"    [Related{arguments}]\n    public {(navigation.IsMany ? $"IReadOnlyList<{navigation.Target}>" : navigation.Target)}? {navigation.Name} {{ get; init; }}\n";
    }

    private static string Arguments(params IEnumerable<string?> arguments)
    {
        var given = string.Join(", ", arguments.OfType<string>());
        return given.Length == 0 ? "" : $"({given})";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
            quoted.Append(letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter.ToString());
        return quoted.Append('"').ToString();
    }
}
