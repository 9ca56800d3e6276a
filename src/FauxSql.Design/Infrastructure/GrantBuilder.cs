using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>Collects which actions are allowed on what, and makes as few statements of it as there are different sets of actions.</summary>
internal sealed class GrantBuilder
{
    private readonly List<(AccessTarget Target, SortedSet<string> Actions)> _allowed = [];

    public GrantBuilder Allow(InfrastructureTable table, params IEnumerable<string> actions) => Allow(new AccessTarget(table, null), actions);

    public GrantBuilder Allow(AccessTarget target, params IEnumerable<string> actions)
    {
        var known = _allowed.Find(allowed => allowed.Target.Table.Id == target.Table.Id && allowed.Target.Index == target.Index);
        if (known.Actions is null)
            _allowed.Add((target, new SortedSet<string>(actions, StringComparer.Ordinal)));
        else
            known.Actions.UnionWith(actions);
        return this;
    }

    /// <summary>Allows of each index that answers for one of those allowed what is allowed of that: it is read while the other is not there.</summary>
    public GrantBuilder AllowFallbacks(DatabaseSchema schema)
    {
        foreach (var (target, actions) in _allowed.Where(allowed => allowed.Target.Index is not null).ToList())
        {
            foreach (var other in schema.Entities.Where(entity => entity.Name == target.Table.Entity).SelectMany(entity => entity.FallbacksOf(target.Index!)))
                Allow(target with { Index = other.Name }, actions);
        }

        return this;
    }

    public IReadOnlyList<AccessGrant> Build(string? tenant = null) =>
        [.. _allowed.GroupBy(allowed => string.Join(' ', allowed.Actions), StringComparer.Ordinal).Select(group => new AccessGrant([.. group.First().Actions], [.. group.Select(allowed => allowed.Target)], tenant))];
}
