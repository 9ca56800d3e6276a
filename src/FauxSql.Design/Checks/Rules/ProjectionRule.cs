using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS211: an index that holds chosen attributes and saves nothing by it: it holds them all, or one that every write changes.</summary>
internal sealed class ProjectionRule() : ModelRule("FXS211")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Indexes
        where one.Index.Included is { Count: > 0 }
        let problem = ProblemOf(one.Entity, one.Index)
        where problem is not null
        select At(one.Entity, one.Index, problem);

    private static string? ProblemOf(EntitySchema entity, IndexSchema index)
    {
        var held = index.Included!.Concat(index.Key.Attributes).Concat(entity.Key.Attributes).ToHashSet(StringComparer.Ordinal);
        if (entity.Attributes.All(attribute => held.Contains(attribute.Name)))
            return $"{index.Name} names all attributes, costs as much as one that holds whole items, and returns none: leave out Include";
        return entity.Attributes.FirstOrDefault(attribute => attribute.Role.HasFlag(AttributeRole.Version) && index.Included!.Contains(attribute.Name)) is { } version
            ? $"{index.Name} holds {version.Property}, which every write changes, so that every write pays for the index too: leave {version.Property} out of Include"
            : null;
    }
}
