using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// Joins abstract entities with their subtypes, which are read one by one.
internal static class SubtypeCheck
{
    public static EntityResult Joined(EntityResult result, ValueList<SubtypeResult> all, List<DiagnosticInfo> problems)
    {
        if (result.Entity is not { Discriminator: not null } entity)
            return result;
        var found = all.Where(subtype => subtype.Entity == entity.Type.FullName).OrderBy(subtype => subtype.Name, StringComparer.Ordinal).ToList();
        if (found.Count == 0)
            problems.Add(new DiagnosticInfo("FXS080", result.Place, [entity.Type.Name]));
        var right = found.Where(subtype => subtype.Subtype is not null).ToList();
        var before = problems.Count;
        CheckOwnNames(entity, right, problems);
        CheckDiscriminator(result, right, problems);
        CheckAttributes(result, right, problems);
        return result with { Entity = problems.Count > before ? null : entity with { Subtypes = right.Select(subtype => subtype.Subtype!).ToValueList() } };
    }

    private static void CheckOwnNames(EntityModel entity, List<SubtypeResult> subtypes, List<DiagnosticInfo> problems)
    {
        foreach (var second in subtypes.GroupBy(subtype => subtype.Subtype!.Value).SelectMany(same => same.Skip(1)))
            problems.Add(new DiagnosticInfo("FXS082", second.Place, [second.Name, entity.Type.Name, "value", second.Subtype!.Value]));
        foreach (var second in subtypes.GroupBy(subtype => subtype.Name).SelectMany(same => same.Skip(1)))
            problems.Add(new DiagnosticInfo("FXS082", second.Place, [second.Name, entity.Type.Name, "name", second.Name]));
        var properties = new HashSet<string>(subtypes.SelectMany(subtype => subtype.Subtype!.Type.Properties).Select(property => property.Name));
        foreach (var taken in subtypes.Where(subtype => properties.Contains(subtype.Name)))
            problems.Add(new DiagnosticInfo("FXS018", taken.Place, [$"Generated code for {entity.Type.Name}", taken.Name, "a property of it or of a subtype", "rename one of them"]));
    }

    private static void CheckDiscriminator(EntityResult result, List<SubtypeResult> subtypes, List<DiagnosticInfo> problems)
    {
        var entity = result.Entity!;
        foreach (var property in entity.Type.Properties.Where(property => property.Attribute == entity.Discriminator))
            problems.Add(new DiagnosticInfo("FXS083", result.PlaceOf(property.Name), [property.Name, property.Attribute, entity.Type.Name]));
        foreach (var (subtype, property) in OwnOf(entity, subtypes).Where(own => own.Property.Attribute == entity.Discriminator))
            problems.Add(new DiagnosticInfo("FXS083", subtype.PlaceOf(property.Name), [property.Name, property.Attribute, entity.Type.Name]));
    }

    // Conditions, updates and what exceptions hide know an attribute by its name only.
    private static void CheckAttributes(EntityResult result, List<SubtypeResult> subtypes, List<DiagnosticInfo> problems)
    {
        var entity = result.Entity!;
        var known = entity.Type.Properties.ToDictionary(property => property.Attribute, property => (Of: entity.Type.Name, Property: property));
        foreach (var subtype in subtypes)
        {
            foreach (var property in subtype.Subtype!.Type.Properties)
            {
                if (!known.TryGetValue(property.Attribute, out var first))
                    known.Add(property.Attribute, (subtype.Name, property));
                else if (!WayOf(property).Equals(WayOf(first.Property)))
                    problems.Add(new DiagnosticInfo("FXS084", subtype.PlaceOf(property.Name), [property.Name, subtype.Name, property.Attribute, first.Of]));
            }

            foreach (var missing in entity.Type.Properties.Where(property => subtype.Subtype.Type.Properties.All(own => own.Attribute != property.Attribute)))
                problems.Add(new DiagnosticInfo("FXS084", subtype.PlaceOf(missing.Name), [missing.Name, subtype.Name, missing.Attribute, entity.Type.Name]));
        }
    }

    // A property that is overridden loses what stands on it, such as [Version]. What is sensitive once is so everywhere.
    private static (string Codec, EmbeddedSchema? Embedded, UniqueSchema? Unique, ValueList<string> DerivedFrom, AttributeRole Role) WayOf(PropertyModel property) =>
        (property.Value.Codec, property.Embedded, property.Unique, property.DerivedFrom, property.Role & ~AttributeRole.Sensitive);

    private static IEnumerable<(SubtypeResult Subtype, PropertyModel Property)> OwnOf(EntityModel entity, List<SubtypeResult> subtypes) =>
        from subtype in subtypes
        from property in subtype.Subtype!.Type.Properties
        where entity.Type.Properties.All(inherited => inherited.Attribute != property.Attribute)
        select (subtype, property);
}
