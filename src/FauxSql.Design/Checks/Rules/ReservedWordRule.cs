using FauxSql.Protocol.Expressions;

namespace FauxSql.Design.Checks.Rules;

/// <summary>
/// FXS214: attributes whose names are DynamoDB's reserved words.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
/// </summary>
internal sealed class ReservedWordRule() : ModelRule("FXS214")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Attributes
        where ReservedWords.Contains(one.Attribute.Name)
        select At(one.Entity, one.Attribute, $"{one.Attribute.Name} is a reserved word, which expressions written by hand have to alias (#{one.Attribute.Name.ToLowerInvariant()}): where others query the table by hand, give it another name with [StoredAs(\"…\")]");
}
