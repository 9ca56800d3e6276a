using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>
/// FXS213: versions, unique values and transactions where the tables have replicas that are written too.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
/// </summary>
internal sealed class ReplicaRule() : ModelRule("FXS213")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) => subject.Options.Replicas.Count == 0 ? [] : subject.Attributes.SelectMany(Attribute).Concat(References(subject)).Concat(Links(subject));

    private IEnumerable<Finding> Attribute((EntitySchema Entity, AttributeSchema Attribute) one)
    {
        var (entity, attribute) = one;
        if (attribute.Role.HasFlag(AttributeRole.Version))
            yield return At(entity, attribute, $"{attribute.Property} is compared within a Region only, and of two Regions that save {A(entity.Name)} the last one wins: write each {entity.Name} in one Region");
        if (attribute.Unique is not null)
            yield return At(entity, attribute, $"{attribute.Property} is unique within a Region only, because claims are made in transactions: write each {entity.Name} in one Region, or make the value unique outside of DynamoDB") with { Severity = Severity.Error };
    }

    private IEnumerable<Finding> References(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        from reference in entity.References
        where reference.IsEnforced
        let attribute = AttributeOf(entity, reference.Attribute)
        select At(entity, attribute, $"{attribute.Property} is enforced within a Region only, because the check is a transaction: write {reference.Target} and {entity.Name} in one Region, or leave out Enforced") with { Severity = Severity.Error };

    private IEnumerable<Finding> Links(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        where subject.Schema.Entities.Any(end => end.Relations.Any(relation => relation.Link?.Entity == entity.Name))
        select At(entity, $"Linking checks both ends of {A(entity.Name)} in a transaction, which holds within a Region only: link in the Region that writes the ends");
}
