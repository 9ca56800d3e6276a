using FauxSql.Rules;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS114: indexes whose partition is a truth value or one of an enum's few, and that are not sharded.</summary>
internal sealed class FewValuesRule() : ModelRule("FXS114")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Indexes
        where FewValues.IsHot(one.First.Values, one.Index.Key.Partition.Count, one.Index.Shards is not null)
        select At(one.Entity, one.Index, Shared(one.First.Property, one.Index.Name, one.First.Values!));
}
