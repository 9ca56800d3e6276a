using FauxSql.Design.Relationships;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS204: a foreign key that no index finds and no navigation follows.</summary>
internal sealed class UnfollowedReferenceRule() : ModelRule("FXS204")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from relationship in subject.Relationships
        where relationship is { Strategy: RelationshipStrategy.ForeignKey, Index: null, Navigations.Count: 0 }
        let entity = subject.Find(relationship.Target)!
        where !entity.Indexes.Any(index => index.Key.Partition.Contains(relationship.Attribute))
            && !entity.Relations.Concat(subject.Schema.Entities.SelectMany(other => other.Relations)).Any(relation => relation.Link is { } link && link.Entity == entity.Name)
        let attribute = AttributeOf(entity, relationship.Attribute)
        select At(
            entity,
            attribute,
            $"{attribute.Property} refers to {A(relationship.Source)}, and neither an index nor a navigation follows it: add [Index(\"{relationship.Source}Index\")] to find each {entity.Name} of {A(relationship.Source)}, or a [Related] property");
}
