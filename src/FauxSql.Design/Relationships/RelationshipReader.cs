using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Relationships;

/// <summary>Reads the relationships out of a model: its references, its link entities, and what is embedded.</summary>
public static class RelationshipReader
{
    /// <summary>
    /// The relationships of a model, in the order of its entities and their attributes: those that a reference or an embedded value keeps at the entity that has
    /// it, those of M:N at their link entity.
    /// </summary>
    /// <param name="schema">The model.</param>
    public static IReadOnlyList<Relationship> Read(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return [.. schema.Entities.SelectMany(entity => OfReferences(schema, entity).Concat(OfLink(schema, entity)).Concat(OfEmbedded(entity)))];
    }

    private static IEnumerable<Relationship> OfReferences(DatabaseSchema schema, EntitySchema entity) =>
        from reference in entity.References
        let strategy = StrategyOf(entity, reference)
        select new Relationship(reference.Target, entity.Name, CardinalityOf(entity, reference, strategy), strategy, reference.Attribute)
        {
            Index = strategy == RelationshipStrategy.ForeignKey ? IndexOf(entity, reference) : null,
            IsOptional = !AttributeOf(entity, reference.Attribute).IsRequired,
            IsEnforced = reference.IsEnforced,
            Navigations = Sorted(NavigationsOf(schema, entity, reference)),
            Because = reference.Because,
        };

    // A link entity's key is two references, to the two ends.
    private static IEnumerable<Relationship> OfLink(DatabaseSchema schema, EntitySchema entity)
    {
        if (entity.Key.Sort.Count == 0)
            yield break;
        var ends = entity.Key.Attributes
            .Select(attribute => entity.References.FirstOrDefault(reference => reference.Attribute == attribute))
            .OfType<ReferenceSchema>()
            .OrderBy(reference => reference.Target, StringComparer.Ordinal)
            .ToList();
        if (ends is not [var source, var target])
            yield break;
        yield return new Relationship(source.Target, target.Target, Cardinality.ManyToMany, RelationshipStrategy.LinkEntity, source.Attribute)
        {
            Link = entity.Name,
            Index = target.Attribute == entity.Key.Partition[0] ? IndexOf(entity, source) : IndexOf(entity, target),
            Navigations = Sorted(
                from end in schema.Entities
                from relation in end.Relations
                where relation.Link?.Entity == entity.Name
                select $"{end.Name}.{relation.Property}"),
            Because = string.Join(' ', ends.Select(end => end.Because).OfType<string>().Select(Reason.Sentence)) is { Length: > 0 } because ? because : null,
        };
    }

    private static IEnumerable<Relationship> OfEmbedded(EntitySchema entity) =>
        from attribute in entity.Attributes
        let embedded = attribute.Embedded
        where embedded is not null && (attribute.Kind is AttributeKind.List or AttributeKind.Map)
        let isMany = attribute.Kind == AttributeKind.List || embedded.Max is not null
        select new Relationship(
            entity.Name, ElementOf(attribute.ClrType), isMany ? Cardinality.OneToMany : Cardinality.OneToOne, RelationshipStrategy.Embedded, attribute.Name)
        {
            Max = embedded.Max,
            IsOptional = !attribute.IsRequired,
            Because = embedded.Because,
        };

    private static RelationshipStrategy StrategyOf(EntitySchema entity, ReferenceSchema reference) => reference.Attribute != entity.Key.Partition[0]
        ? RelationshipStrategy.ForeignKey
        : entity.Key.Sort.Count > 0 ? RelationshipStrategy.CompositeKey : RelationshipStrategy.SameKey;

    private static Cardinality CardinalityOf(EntitySchema entity, ReferenceSchema reference, RelationshipStrategy strategy) =>
        strategy == RelationshipStrategy.SameKey || AttributeOf(entity, reference.Attribute).Unique is { Within: null } ? Cardinality.OneToOne : Cardinality.OneToMany;

    private static string? IndexOf(EntitySchema entity, ReferenceSchema reference) => entity.Indexes
        .Where(index => index.Key.Partition is [var only] && only == reference.Attribute)
        .OrderBy(index => index.Key.Sort.Count)
        .FirstOrDefault()?.Name;

    private static IEnumerable<string> NavigationsOf(DatabaseSchema schema, EntitySchema entity, ReferenceSchema reference) =>
        from end in schema.Entities
        from relation in end.Relations
        where end.Name == entity.Name && relation.Path == RelationPath.ForeignKey && relation.Attribute == reference.Attribute
            || end.Name == reference.Target && relation.Target == entity.Name && relation.Link is null && Follows(entity, reference, relation)
        select $"{end.Name}.{relation.Property}";

    // Whether a navigation of the entity referred to finds the items of this reference, and not those of another to the same entity.
    private static bool Follows(EntitySchema entity, ReferenceSchema reference, RelationSchema relation) => relation.Path switch
    {
        RelationPath.Partition or RelationPath.SameKey => entity.Key.Partition[0] == reference.Attribute,
        RelationPath.Index => entity.Indexes.Any(index => index.Name == relation.Index && index.Key.Partition.Contains(reference.Attribute)),
        _ => false,
    };

    private static AttributeSchema AttributeOf(EntitySchema entity, string name) => entity.Attributes.First(attribute => attribute.Name == name);

    private static ValueList<string> Sorted(IEnumerable<string> navigations) =>
        navigations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();

    // The name of what a list, dictionary or nullable type holds: Shop.Address of IReadOnlyList<Shop.Address>?.
    private static string ElementOf(string clrType)
    {
        var name = clrType.TrimEnd('?', ']', '[', '>');
        return name[(name.LastIndexOfAny(['<', ',', '.', ' ', ':']) + 1)..].TrimEnd('?');
    }
}
