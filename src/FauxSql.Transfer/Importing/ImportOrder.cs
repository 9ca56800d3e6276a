using FauxSql.Schema;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>The order in which sources are imported: what an enforced reference names before what refers to it. Sources that refer to each other are a group.</summary>
internal static class ImportOrder
{
    public static IReadOnlyList<IReadOnlyList<ItemSource>> Of(IReadOnlyList<ItemSource> sources)
    {
        var reached = sources.Select(source => source.Entity).DistinctBy(entity => entity.Name).ToDictionary(entity => entity.Name, entity => ReachedFrom(entity, sources), StringComparer.Ordinal);
        var left = sources.ToList();
        var groups = new List<IReadOnlyList<ItemSource>>();
        while (left.Count > 0)
        {
            // What refers to nothing that is left, but for what refers back to it.
            var first = left.First(source => left.TrueForAll(other => !Reaches(source, other) || Reaches(other, source)));
            var group = left.Where(other => other.Entity.Name == first.Entity.Name || (Reaches(first, other) && Reaches(other, first))).ToList();
            groups.Add(group);
            left.RemoveAll(group.Contains);
        }

        return groups;

        bool Reaches(ItemSource from, ItemSource to) => reached[from.Entity.Name].Contains(to.Entity.Name);
    }

    /// <summary>Whether rows of the group may refer to rows that come later.</summary>
    public static bool IsCyclic(IReadOnlyList<ItemSource> group) => ReachedFrom(group[0].Entity, group).Contains(group[0].Entity.Name);

    private static HashSet<string> ReachedFrom(EntitySchema entity, IReadOnlyList<ItemSource> sources)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<EntitySchema>([entity]);
        while (open.TryPop(out var from))
        {
            foreach (var target in from.References.Where(reference => reference.IsEnforced).Select(reference => reference.Target))
            {
                if (reached.Add(target) && sources.FirstOrDefault(source => source.Entity.Name == target) is { } next)
                    open.Push(next.Entity);
            }
        }

        return reached;
    }
}
