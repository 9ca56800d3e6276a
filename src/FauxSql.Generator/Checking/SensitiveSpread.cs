using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// What refers to a sensitive key holds the same value, and so does a key that a sensitive attribute refers to; what is derived from a
// sensitive attribute tells of it.
internal static class SensitiveSpread
{
    public static List<EntityModel> Over(List<EntityModel> entities)
    {
        var sensitive = new HashSet<(string Type, string Attribute)>(
            from entity in entities
            from property in entity.AllProperties
            where property.Role.HasFlag(AttributeRole.Sensitive)
            select (entity.Type.FullName, property.Attribute));
        var pairs = entities.SelectMany(entity => References(entity, entities).Concat(Derivations(entity))).ToList();
        while (pairs.Exists(pair => sensitive.Contains(pair.From) && sensitive.Add(pair.To)))
        {
        }

        return [.. entities.Select(entity => entity with
        {
            Type = MarkedType(entity, entity.Type),
            Subtypes = entity.Subtypes.Select(subtype => subtype with { Type = MarkedType(entity, subtype.Type) }).ToValueList(),
        })];

        TypeModel MarkedType(EntityModel entity, TypeModel type) => type with { Properties = type.Properties.Select(Marked(entity)).ToValueList() };

        Func<PropertyModel, PropertyModel> Marked(EntityModel entity) => property =>
            sensitive.Contains((entity.Type.FullName, property.Attribute)) ? property with { Role = property.Role | AttributeRole.Sensitive } : property;
    }

    private static IEnumerable<((string, string) From, (string, string) To)> References(EntityModel entity, List<EntityModel> entities)
    {
        for (var i = 0; i < entity.References.Count; i++)
        {
            if (entities.Find(candidate => candidate.Type.FullName == entity.ReferenceTypes[i]) is not { } target)
                continue;
            var (reference, key) = ((entity.Type.FullName, entity.References[i].Attribute), (target.Type.FullName, target.PartitionKey));
            yield return (reference, key);
            yield return (key, reference);
        }
    }

    private static IEnumerable<((string, string) From, (string, string) To)> Derivations(EntityModel entity) =>
        from property in entity.AllProperties
        from source in property.DerivedFrom
        select ((entity.Type.FullName, source), (entity.Type.FullName, property.Attribute));
}
