using FauxSql.Rules;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS113: indexes that are declared with several patterns.</summary>
internal sealed class IndexPatternRule() : ModelRule("FXS113")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Indexes
        from second in one.Index.OtherPatterns
        let last = AttributeOf(one.Entity, one.Index.Key.Partition[^1])
        let name = IndexNames.FromProperty(last.Property, name => one.Entity.Indexes.Any(index => index.Name == name))
        select At(one.Entity, one.Index, Shared(one.Index.Name, second, name)) with { Pattern = second };
}
