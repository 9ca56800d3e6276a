using FauxSql.Design.Relationships;
using FauxSql.Schema;

namespace FauxSql.Design.Checks;

/// <summary>What rules look at: a model, its relationships, and what is asked of both often.</summary>
internal sealed class CheckSubject(DatabaseSchema schema, CheckOptions options)
{
    private readonly Dictionary<string, EntitySchema> _entities = schema.Entities.ToDictionary(entity => entity.Name, StringComparer.Ordinal);

    public DatabaseSchema Schema => schema;

    public CheckOptions Options => options;

    public IReadOnlyList<Relationship> Relationships { get; } = RelationshipReader.Read(schema);

    public EntitySchema? Find(string entity) => _entities.GetValueOrDefault(entity);

    /// <summary>Every attribute of every entity.</summary>
    public IEnumerable<(EntitySchema Entity, AttributeSchema Attribute)> Attributes =>
        from entity in schema.Entities
        from attribute in entity.Attributes
        select (entity, attribute);

    /// <summary>Every index, with the attribute that is its first key.</summary>
    public IEnumerable<(EntitySchema Entity, IndexSchema Index, AttributeSchema First)> Indexes =>
        from entity in schema.Entities
        from index in entity.Indexes
        select (entity, index, entity.Attributes.First(attribute => attribute.Name == index.Key.Partition[0]));

    /// <summary>Every declared access pattern; of those that are methods there is no entity.</summary>
    public IEnumerable<(EntitySchema? Entity, AccessPatternSchema Pattern)> Patterns =>
        schema.Entities.SelectMany(entity => entity.Patterns.Select(pattern => ((EntitySchema?)entity, pattern)))
            .Concat(schema.Patterns.Select(pattern => ((EntitySchema?)null, pattern)))
            .Where(one => !one.pattern.IsImplied);
}
