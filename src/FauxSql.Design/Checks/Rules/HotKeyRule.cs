using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS207: a partition key that is a day, a month or the like, so that all that is written now goes to one partition.</summary>
internal sealed partial class HotKeyRule() : ModelRule("FXS207")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) => Tables(subject).Concat(Indexes(subject));

    private IEnumerable<Finding> Tables(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        let key = AttributeOf(entity, entity.Key.Partition[0])
        where entity.Key.Sort.Count > 0 && IsOfNow(key)
        select At(entity, key, $"{key.Property} is the partition key, and all that is written at one time has the same: make what the items belong to the partition key, and {key.Property} the sort key");

    private IEnumerable<Finding> Indexes(CheckSubject subject) =>
        from one in subject.Indexes
        where one.Index is { Key.Partition.Count: 1, Shards: null } && IsOfNow(one.First)
        select At(one.Entity, one.Index, $"{one.First.Property} is the only partition attribute of {one.Index.Name}, and all that is written at one time has the same: spread it with [Sharded(…)], or put an attribute of many values before it");

    // An instant is another one for each item. A birthday is no day of writing.
    private static bool IsOfNow(AttributeSchema attribute) =>
        attribute.ClrType.TrimEnd('?') is var type
        && (type is "DateOnly" or "System.DateOnly" || (Period().IsMatch(attribute.Property) && type is "string" or "int" or "short" or "long"))
        && !attribute.Property.Contains("Birth", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("(^|[a-z0-9_])(Date|Day|Week|Month|Quarter|Year|Hour|Minute)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Period();
}
