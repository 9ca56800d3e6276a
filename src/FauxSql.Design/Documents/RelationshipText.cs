using System.Globalization;
using FauxSql.Design.Relationships;
using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>A relationship as a record of a decision: strategy, rationale, implementation.</summary>
internal sealed class RelationshipText(DatabaseSchema schema, Relationship relationship)
{
    private readonly string _one = Markdown.Code(relationship.Source);
    private readonly string _many = Markdown.Code(relationship.Target);

    /// <summary><c>Merchant → Review (1:N, unbounded)</c>.</summary>
    public string Heading => $"{relationship.Source} → {relationship.Target} ({Cardinality}{Bound})";

    public string Print() =>
        $"""
        ### {Heading}

        **Strategy:** {Strategy}

        **Rationale:**

        - {(relationship.Because is { } because ? Markdown.Text(Reason.Sentence(because)) : "No reason is given in the model: say it with `Because`.")}
        - Bounded? {IsBounded}
        - Queried together? {IsQueriedTogether}
        - Independent access? {IsAccessedAlone}

        **Implementation:**

        {string.Join('\n', Implementation.Select(line => $"- {line}"))}


        """.ReplaceLineEndings("\n");

    private string Cardinality => relationship.Cardinality switch
    {
        Relationships.Cardinality.OneToOne => "1:1",
        Relationships.Cardinality.OneToMany => "1:N",
        _ => "M:N",
    };

    private string Bound => relationship switch
    {
        { Max: { } max } => string.Create(CultureInfo.InvariantCulture, $", at most {max}"),
        { Cardinality: Relationships.Cardinality.OneToOne } => "",
        _ => ", unbounded",
    };

    private string Strategy => relationship.Strategy switch
    {
        RelationshipStrategy.Embedded => $"Denormalization: kept within the {_one}, in {Attribute}",
        RelationshipStrategy.CompositeKey => $"Composite key ({string.Join(" + ", TargetEntity.Key.Attributes.Select(Markdown.Code))})",
        RelationshipStrategy.SameKey => $"Same key ({Attribute})",
        RelationshipStrategy.LinkEntity => $"Link entity {Markdown.Code(relationship.Link!)}",
        _ => $"Foreign key ({Attribute}){(relationship.Index is { } index ? $" with index {Markdown.Code(index)}" : "")}",
    };

    private string IsBounded => relationship switch
    {
        { Max: { } max } => string.Create(CultureInfo.InvariantCulture, $"Yes: at most {max}, which is checked before a write."),
        { Cardinality: Relationships.Cardinality.OneToOne } => "Yes: one at most.",
        _ => "No: any number, each an item of its own.",
    };

    private string IsQueriedTogether => relationship switch
    {
        { Strategy: RelationshipStrategy.Embedded } => $"Always: it comes with the {_one}.",
        { Navigations.Count: > 0 } => $"Yes: {string.Join(", ", relationship.Navigations.Select(Navigation))}.",
        _ => "No navigation in the model follows it.",
    };

    // Between items of one entity, a link's two references tell the two directions apart.
    private string Navigation(string name)
    {
        var parts = name.Split('.');
        var relation = EntityOf(parts[0]).Relations.First(one => one.Property == parts[1]);
        var from = relation.Link is { } link && relationship.Source == relationship.Target ? $", from {Markdown.Code(link.Source)}" : "";
        return $"{Markdown.Code(name)}{(relation.IsMany ? $" (many{from})" : "")}";
    }

    private string IsAccessedAlone => relationship.Strategy switch
    {
        RelationshipStrategy.Embedded => $"No: it is read and written with the {_one}.",
        RelationshipStrategy.CompositeKey => $"Only with the key of its {_one}.",
        RelationshipStrategy.SameKey => $"Yes: in a table of its own, by the key of its {_one}.",
        RelationshipStrategy.LinkEntity => "Yes: both ends have tables of their own.",
        _ => $"Yes: by its own key ({string.Join(" + ", TargetEntity.Key.Attributes.Select(Markdown.Code))}).",
    };

    private IEnumerable<string> Implementation
    {
        get
        {
            if (relationship.Strategy == RelationshipStrategy.Embedded)
            {
                yield return $"Attribute {Attribute} of {Table(SourceEntity)}";
                yield break;
            }

            if (relationship.Strategy == RelationshipStrategy.LinkEntity)
            {
                var link = EntityOf(relationship.Link!);
                yield return $"{Table(link)}: {Keys(link.Key)}";
                if (relationship.Index is { } other)
                    yield return $"The other direction: index {Markdown.Code(other)}";
                yield break;
            }

            yield return $"{Table(TargetEntity)}: {Keys(TargetEntity.Key)}";
            if (relationship.Index is { } name)
                yield return $"Index {Markdown.Code(name)}: {Keys(TargetEntity.Indexes.First(index => index.Name == name).Key)}";
            else if (relationship.Strategy == RelationshipStrategy.ForeignKey)
                yield return $"No index finds the {_many} items of a {_one}: the relationship is followed in one direction";
            if (relationship.Cardinality == Relationships.Cardinality.OneToMany && (relationship.Index is not null || relationship.Strategy == RelationshipStrategy.CompositeKey))
                yield return $"Query: KeyConditionExpression={Markdown.Code($"{relationship.Attribute} = :{relationship.Attribute}")}";
            if (relationship.IsEnforced)
                yield return "Enforced: a write checks that what it refers to is there";
            if (relationship.IsOptional)
                yield return $"Optional: a {_many} may refer to none";
        }
    }

    private string Attribute => Markdown.Code(relationship.Attribute);

    private EntitySchema SourceEntity => EntityOf(relationship.Source);

    private EntitySchema TargetEntity => EntityOf(relationship.Target);

    private EntitySchema EntityOf(string name) => schema.Entities.First(entity => entity.Name == name);

    private static string Table(EntitySchema entity) => $"Table {Markdown.Code(entity.TableName)}";

    private static string Keys(KeySchema key) => string.Join(
        ", ",
        key.Partition.Select(name => $"HASH {Markdown.Code(name)}").Concat(key.Sort.Select(name => $"RANGE {Markdown.Code(name)}")));
}
