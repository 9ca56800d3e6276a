namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS110: lists of objects that nothing bounds, within nested records too.</summary>
internal sealed class UnboundedListRule() : ModelRule("FXS110")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Attributes
        where one.Attribute.Embedded is null
        from path in one.Attribute.Size?.Unbounded ?? []
        select At(one.Entity, one.Attribute, Shared(path));
}
