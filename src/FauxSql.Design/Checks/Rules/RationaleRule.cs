using FauxSql.Protocol.Values;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS201: references and embedded values without <c>Because</c>.</summary>
internal sealed class RationaleRule() : ModelRule("FXS201")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) => References(subject).Concat(Embedded(subject));

    private IEnumerable<Finding> References(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        from reference in entity.References
        where string.IsNullOrWhiteSpace(reference.Because)
        let attribute = AttributeOf(entity, reference.Attribute)
        select At(entity, attribute, $"{attribute.Property} refers to {A(reference.Target)} without a reason: say why the relationship is kept so with [References<{reference.Target}>(Because = \"…\")]");

    // Scalars in a set are no relationship.
    private IEnumerable<Finding> Embedded(CheckSubject subject) =>
        from one in subject.Attributes
        where one.Attribute is { Embedded: not null, Kind: AttributeKind.List or AttributeKind.Map } && string.IsNullOrWhiteSpace(one.Attribute.Embedded.Because)
        select At(one.Entity, one.Attribute, $"{one.Attribute.Property} is embedded without a reason: say why it is no entity of its own with [Embedded(Because = \"…\")]");
}
