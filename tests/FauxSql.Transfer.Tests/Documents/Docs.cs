using FauxSql.Design;
using FauxSql.Design.Documents;
using FauxSql.Schema;
using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Documents;

/// <summary>From a model to its documents, and back.</summary>
internal static class Docs
{
    /// <summary>The files that <c>fauxsql docs</c> writes.</summary>
    public static IReadOnlyList<DocumentFile> Of(DatabaseSchema schema, IReadOnlyList<PatternRun>? runs = null) =>
        [.. DocumentPlan.Of(ModelDocuments.Of(schema, runs ?? []), new Dictionary<string, string>(StringComparer.Ordinal)).Changes.Select(change => new DocumentFile(change.File, change.After!))];

    public static void AssertSame(IReadOnlyList<DocumentFile> expected, IReadOnlyList<DocumentFile> actual)
    {
        Assert.Equal(expected.Select(file => file.Name), actual.Select(file => file.Name));

        // Lines first, without the check values of their sections, because they tell more of what differs.
        foreach (var (first, second) in expected.Zip(actual))
        {
            Assert.Equal(Lines(first).Except(Lines(second), StringComparer.Ordinal), Lines(second).Except(Lines(first), StringComparer.Ordinal));
            Assert.Equal(first.Text, second.Text);
        }
    }

    private static IEnumerable<string> Lines(DocumentFile file) => file.Text.Split('\n').Where(line => !line.StartsWith("<!-- fauxsql:begin", StringComparison.Ordinal));

    public static Scaffolded Scaffold(IReadOnlyList<DocumentFile> files, string name = "Source") => Scaffolded.Of(DocumentDrafter.Draft(files, name));

    /// <summary>
    /// A model without what is code and in no document: its methods are planned patterns of the entity that they answer with, and what is derived is a
    /// property like others.
    /// </summary>
    public static DatabaseSchema WithoutCode(DatabaseSchema schema) => schema with
    {
        Patterns = [],
        Entities = schema.Entities.Select(entity => entity with
        {
            Attributes = entity.Attributes.Select(attribute => attribute with { DerivedFrom = [] }).ToValueList(),
            Patterns = entity.Patterns.Concat(schema.Patterns.Where(method => method.Entity == entity.Name).Select(method => new AccessPatternSchema(method.Description, AccessPatternStatus.Planned, AccessPatternSource.None, null, method.Job))).ToValueList(),
        }).ToValueList(),
    };

    /// <summary>A model as documents carry it: reasons are sentences, and neither the order of navigations nor sizes are in them.</summary>
    public static DatabaseSchema Carried(DatabaseSchema schema) => schema with
    {
        Types = schema.Types.Select(type => type with { Attributes = type.Attributes.Select(Carried).ToValueList() }).ToValueList(),
        Suppressions = schema.Suppressions.OrderBy(one => one.Target, StringComparer.Ordinal).ThenBy(one => one.Rule, StringComparer.Ordinal).ToValueList(),
        Entities = schema.Entities.Select(entity => entity with
        {
            Attributes = entity.Attributes.Select(Carried).ToValueList(),
            References = entity.References.Select(reference => reference with { Because = Sentence(reference.Because) }).ToValueList(),
            Relations = entity.Relations.OrderBy(relation => relation.Property, StringComparer.Ordinal).ToValueList(),
        }).ToValueList(),
    };

    private static AttributeSchema Carried(AttributeSchema attribute) =>
        attribute with { Size = null, Embedded = attribute.Embedded is { } embedded ? embedded with { Because = Sentence(embedded.Because) } : null };

    private static string? Sentence(string? text) => text is null ? null : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".");
}
