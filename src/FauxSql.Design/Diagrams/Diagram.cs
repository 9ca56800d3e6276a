using FauxSql.Design.Relationships;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Diagrams;

/// <summary>What an entity-relationship diagram of a model shows, whatever draws it.</summary>
internal sealed record Diagram(IReadOnlyList<DiagramBox> Boxes, IReadOnlyList<DiagramEdge> Edges)
{
    /// <summary>The diagram of a model, or of some of its entities: a reference to one that is not among them is an attribute and no line.</summary>
    public static Diagram Of(DatabaseSchema schema)
    {
        var relationships = RelationshipReader.Read(schema);
        return new Diagram(
            [.. schema.Entities.Select(entity => new DiagramBox(entity.Name, [.. RowsOf(entity, relationships)]))],
            [.. relationships.Where(relationship => IsForeignKey(relationship) && schema.Entities.Any(entity => entity.Name == relationship.Source)).Select(EdgeOf)]);
    }

    // An M:N relationship is drawn as what it is stored as: the link entity, and a foreign key to each end.
    private static bool IsForeignKey(Relationship relationship) =>
        relationship.Strategy is not (RelationshipStrategy.Embedded or RelationshipStrategy.LinkEntity);

    private static DiagramEdge EdgeOf(Relationship relationship) => new(
        relationship.Source,
        relationship.Target,
        relationship.Cardinality == Cardinality.OneToOne,
        relationship.IsOptional,
        relationship.Attribute,
        relationship.Index);

    private static IEnumerable<DiagramRow> RowsOf(EntitySchema entity, IReadOnlyList<Relationship> relationships)
    {
        var shown = entity.Key.Attributes
            .Concat(entity.References.Select(reference => reference.Attribute))
            .Concat(entity.Attributes.Where(attribute => attribute.Unique is not null).Select(attribute => attribute.Name))
            .Distinct(StringComparer.Ordinal);
        foreach (var name in shown)
        {
            var attribute = entity.Attributes.First(candidate => candidate.Name == name);
            yield return new DiagramRow(name, TypeOf(attribute.Kind), [.. MarksOf(entity, attribute)], "");
        }

        foreach (var embedded in relationships.Where(relationship => relationship.Source == entity.Name && relationship.Strategy == RelationshipStrategy.Embedded))
            yield return new DiagramRow(embedded.Attribute, TypeOf(entity.Attributes.First(attribute => attribute.Name == embedded.Attribute).Kind), [], NoteOf(embedded));
    }

    private static IEnumerable<string> MarksOf(EntitySchema entity, AttributeSchema attribute)
    {
        if (entity.Key.Partition.Contains(attribute.Name))
            yield return "PK";
        if (entity.Key.Sort.Contains(attribute.Name))
            yield return "SK";
        if (entity.References.Any(reference => reference.Attribute == attribute.Name))
            yield return "FK";
        if (attribute.Unique is not null)
            yield return "UK";
    }

    private static string NoteOf(Relationship embedded) => embedded switch
    {
        { Cardinality: Cardinality.OneToOne } => $"{embedded.Target}, 1:1 embedded",
        { Max: { } max } => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{embedded.Target}, 1:N embedded, at most {max}"),
        _ => $"{embedded.Target}, 1:N embedded",
    };

    private static string TypeOf(AttributeKind kind) => kind switch
    {
        AttributeKind.StringSet => "string_set",
        AttributeKind.NumberSet => "number_set",
        AttributeKind.BinarySet => "binary_set",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
