using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS205: an index without a pattern that no navigation and no enforced reference reads.</summary>
internal sealed class UnusedIndexRule() : ModelRule("FXS205")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Indexes
        where !one.Entity.Patterns.Any(pattern => pattern is { Source: AccessPatternSource.Index, IsImplied: false } && pattern.ServedBy == one.Index.Name)
            && !IsFollowed(subject, one.Entity, one.Index) && !IsOfEnforced(one.Entity, one.Index)
        select At(one.Entity, one.Index, $"Nothing in the model says what {one.Index.Name} is for, and every write that touches it pays for it: say it with [Index(\"{one.Index.Name}\", Pattern = \"…\")], or remove the index");

    private static bool IsFollowed(CheckSubject subject, EntitySchema entity, IndexSchema index) =>
        subject.Schema.Entities.SelectMany(source => source.Relations).Any(relation => relation.Index == index.Name && (relation.Link?.Entity ?? relation.Target) == entity.Name);

    private static bool IsOfEnforced(EntitySchema entity, IndexSchema index) =>
        index.Key.Partition is [var only] && entity.References.Any(reference => reference.IsEnforced && reference.Attribute == only);
}
