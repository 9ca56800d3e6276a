using FauxSql.Rules;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS115: amounts of money in binary floating point.</summary>
internal sealed class MoneyRule() : ModelRule("FXS115")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Attributes
        let type = one.Attribute.ClrType.TrimEnd('?')
        where type is "double" or "float" && MoneyNames.AreOf(one.Attribute.Property)
        select At(one.Entity, one.Attribute, Shared(one.Attribute.Property, type));
}
