using FauxSql.Rules;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS112: indexes that are called GSI1.</summary>
internal sealed class IndexNameRule() : ModelRule("FXS112")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Indexes
        where IndexNames.SaysNothing(one.Index.Name)
        select At(one.Entity, one.Index, Shared(one.Index.Name, IndexNames.FromProperty(one.First.Property, name => one.Entity.Indexes.Any(index => index.Name == name))));
}
