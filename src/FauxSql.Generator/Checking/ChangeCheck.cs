using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// Joins entities with the changes of their items, which are read one by one.
internal static class ChangeCheck
{
    // Of two with one number, as two branches may add them, only one would be applied.
    public static EntityModel Joined(EntityModel entity, ValueList<ChangeModel> all, List<DiagnosticInfo> problems)
    {
        var changes = all.Where(change => change.Problem is null && change.Entity == entity.Type.FullName).OrderBy(change => change.Version).ThenBy(change => change.Name, StringComparer.Ordinal).ToList();
        foreach (var second in changes.GroupBy(change => change.Version).SelectMany(same => same.Skip(1)))
            problems.Add(new DiagnosticInfo("FXS090", second.Place, [second.Name, $"{entity.Type.Name} has another change {second.Version}: give this one the number {changes[changes.Count - 1].Version + 1}"]));
        return entity with { Changes = changes.Select(change => change with { Place = null }).ToValueList() };
    }
}
