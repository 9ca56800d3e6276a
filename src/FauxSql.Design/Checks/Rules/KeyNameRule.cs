using FauxSql.Rules;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS111: keys that are called PK and SK in C#. What they are stored as is free.</summary>
internal sealed class KeyNameRule() : ModelRule("FXS111")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Attributes
        where KeyNames.NamesItsPlace(one.Attribute.Property) && IsKey(one.Entity, one.Attribute.Name)
        select At(one.Entity, one.Attribute, Shared(one.Attribute.Property, MeantBy(one.Entity, one.Attribute) ?? KeyNames.Example, one.Attribute.Name));

    private static bool IsKey(EntitySchema entity, string attribute) =>
        entity.Key.Attributes.Contains(attribute) || entity.Indexes.Any(index => index.Key.Attributes.Contains(attribute));

    private static string? MeantBy(EntitySchema entity, AttributeSchema attribute) =>
        KeyNames.MeantBy(entity.References.FirstOrDefault(reference => reference.Attribute == attribute.Name)?.Target, entity.Key.Partition[0] == attribute.Name, entity.Name) is { } meant
            && entity.Attributes.All(other => other.Property != meant) ? meant : null;
}
