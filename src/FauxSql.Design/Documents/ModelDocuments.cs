using FauxSql.Design.Relationships;
using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>A model as Markdown: an index, and a page for each entity.</summary>
public static class ModelDocuments
{
    /// <summary>The name of the index page.</summary>
    public const string IndexFile = "README.md";

    /// <summary>Describes a model.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="runs">Its access patterns as they were run on the sample data, or nothing.</param>
    public static IReadOnlyList<DocumentPage> Of(DatabaseSchema schema, IReadOnlyList<PatternRun> runs)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(runs);
        var relationships = RelationshipReader.Read(schema);
        var reading = new PatternEntities(schema, runs);
        return [IndexPage.Of(schema, relationships, runs, reading), .. schema.Entities.Select(entity => EntityPage.Of(schema, entity, relationships, reading))];
    }
}
