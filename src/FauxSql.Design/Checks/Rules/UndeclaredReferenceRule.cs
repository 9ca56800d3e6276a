using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS202: an attribute with the name of another entity's key, without a reference, so that the relationship has no cardinality.</summary>
internal sealed class UndeclaredReferenceRule() : ModelRule("FXS202")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Attributes
        where one.Entity.References.All(reference => reference.Attribute != one.Attribute.Name)
        let target = OnlyTarget(subject, one.Entity, one.Attribute)
        where target is not null
        select At(one.Entity, one.Attribute, $"{one.Attribute.Property} holds the key of {A(target.Name)} and does not say so: mark it with [References<{target.Name}>]");

    // A key is its owner's, whose name it begins with: OrgId is no reference in Organization, whatever else has the key.
    private static EntitySchema? OnlyTarget(CheckSubject subject, EntitySchema entity, AttributeSchema attribute)
    {
        var targets = subject.Schema.Entities
            .Where(other => other != entity && other.Key is { Partition: [var key], Sort.Count: 0 } && key == attribute.Name
                && AttributeOf(other, attribute.Name).Kind == attribute.Kind && other.References.All(reference => reference.Attribute != attribute.Name))
            .ToList();
        return targets.Count == 1 && (entity.Key.Partition[0] != attribute.Name || entity.Key.Sort.Count > 0 || attribute.Property.StartsWith(targets[0].Name, StringComparison.Ordinal))
            && !attribute.Property.StartsWith(entity.Name + "Id", StringComparison.Ordinal) && attribute.Property is not "Id" ? targets[0] : null;
    }
}
