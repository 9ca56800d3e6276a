using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS212: an entity that no implemented pattern asks for, and that nothing asked for leads to.</summary>
internal sealed class UnusedEntityRule() : ModelRule("FXS212")
{
    public override IEnumerable<Finding> Check(CheckSubject subject)
    {
        var used = subject.Schema.Entities.Where(entity => IsAskedFor(subject, entity)).Select(entity => entity.Name).ToHashSet(StringComparer.Ordinal);
        if (used.Count == 0)
            return []; // no pattern is declared at all: that says nothing of single entities
        var open = new Queue<string>(used);
        while (open.TryDequeue(out var name))
        {
            foreach (var next in Reached(subject, name).Where(used.Add))
                open.Enqueue(next);
        }

        return subject.Schema.Entities.Where(entity => !used.Contains(entity.Name))
            .Select(entity => At(entity, $"No implemented access pattern asks for {A(entity.Name)}, or for anything that leads to one: declare the pattern, or leave the entity to the job that needs it"));
    }

    private static bool IsAskedFor(CheckSubject subject, EntitySchema entity) =>
        entity.Patterns.Any(pattern => pattern is { Status: AccessPatternStatus.Implemented, IsImplied: false })
        || subject.Schema.Patterns.Any(pattern => pattern.Status == AccessPatternStatus.Implemented && pattern.Entity == entity.Name);

    private static IEnumerable<string> Reached(CheckSubject subject, string name) =>
        subject.Find(name)!.Relations.SelectMany(relation => relation.Link is { } link ? new[] { relation.Target, link.Entity } : [relation.Target]);
}
