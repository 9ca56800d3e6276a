using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// Joins entities with the changes of their items, which are read one by one.
internal static class ChangeCheck
{
    // A condition is 4 KB of text at most, and an attribute that is not there takes some 32 bytes of it: "attribute_not_exists(#n100) AND ".
    private const int MostAttributes = 120;

    // Of two with one number, as two branches may add them, only one would be applied.
    public static EntityModel Joined(EntityModel entity, ValueList<ChangeModel> all, List<DiagnosticInfo> problems)
    {
        var changes = all.Where(change => change.Problem is null && change.Entity == entity.Type.FullName).OrderBy(change => change.Version).ThenBy(change => change.Name, StringComparer.Ordinal).ToList();
        foreach (var second in changes.GroupBy(change => change.Version).SelectMany(same => same.Skip(1)))
            problems.Add(new DiagnosticInfo("FXS090", second.Place, [second.Name, $"{entity.Type.Name} has another change {second.Version}: give this one the number {changes[changes.Count - 1].Version + 1}"]));
        foreach (var (before, after) in changes.Zip(changes.Skip(1), (before, after) => (before, after)).Where(pair => pair.after.Version > pair.before.Version + 1))
            problems.Add(new DiagnosticInfo("FXS090", after.Place, [after.Name, $"there is no change {before.Version + 1} of {entity.Type.Name}, which an item that lacks it could not get: give this one that number, or put the other one back"]));
        if (changes.Count > 0 && entity.AllProperties.Select(property => property.Attribute).Distinct(StringComparer.Ordinal).Count() is var count && count > MostAttributes)
            problems.Add(new DiagnosticInfo("FXS090", changes[0].Place, [changes[0].Name, $"{entity.Type.Name} has {count} attributes, and an item is compared in all of them when it is changed, of which a condition takes {MostAttributes}: keep some together in a class within it"]));
        return entity with { Changes = changes.Select(change => change with { Place = null }).ToValueList() };
    }
}
