using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// Finds how a navigation is served, which takes both entities.
internal static class RelationResolver
{
    public static RelationSchema? Resolve(EntityModel source, RelatedModel related, EntityModel target, PlaceInfo? place, List<DiagnosticInfo> problems)
    {
        var found = new List<RelationSchema>();
        if (!related.IsMany)
            found.AddRange(Own(source, related, target));
        if (found.Count == 0)
            found.AddRange(Foreign(source, related, target));
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0 && ReferencesTo(target, source, related.Via).SelectMany(reference => IndexesOn(target, reference)).FirstOrDefault() is { } part)
        {
            problems.Add(new DiagnosticInfo("FXS070", place, [related.Property, part.Name, target.Type.Name]));
            return null;
        }

        problems.Add(new DiagnosticInfo(
            found.Count == 0 ? "FXS008" : "FXS009",
            place,
            [related.Property, related.IsMany ? source.Type.Name : target.Type.Name, related.IsMany ? target.Type.Name : source.Type.Name]));
        return null;
    }

    // A reference to an entity of one's own kind can be followed both ways: forward to one item, backward to a list.
    public static IEnumerable<DiagnosticInfo> CheckDirections(EntityResult source, List<RelationSchema> relations)
    {
        var entity = source.Entity!;
        var forward = relations.Where(relation => relation.Path == RelationPath.ForeignKey && relation.Target == entity.Type.Name);
        return from same in forward.GroupBy(relation => relation.Attribute)
               from second in same.Skip(1)
               select new DiagnosticInfo("FXS060", source.PlaceOf(second.Property), [second.Property, same.First().Property, entity.Property(same.Key).Name, entity.Type.Name]);
    }

    private static IEnumerable<RelationSchema> Own(EntityModel source, RelatedModel related, EntityModel target) =>
        from reference in ReferencesTo(source, target, related.Via)
        where target.SortKey is null
        select new RelationSchema(related.Property, target.Type.Name, false, RelationPath.ForeignKey, reference, null);

    private static IEnumerable<RelationSchema> Foreign(EntityModel source, RelatedModel related, EntityModel target)
    {
        foreach (var reference in ReferencesTo(target, source, related.Via))
        {
            if (reference == target.PartitionKey)
            {
                yield return new RelationSchema(
                    related.Property,
                    target.Type.Name,
                    related.IsMany,
                    !related.IsMany && target.SortKey is null ? RelationPath.SameKey : RelationPath.Partition,
                    source.PartitionKey,
                    null);
            }
            else if (IndexesOn(target, reference).FirstOrDefault(index => index.Included is null) is { } index)
            {
                yield return new RelationSchema(related.Property, target.Type.Name, related.IsMany, RelationPath.Index, source.PartitionKey, index.Name);
            }
        }
    }

    public static IEnumerable<IndexSchema> IndexesOn(EntityModel target, string reference) =>
        target.Indexes.Where(index => index.Key.Partition.Count == 1 && index.Key.Partition[0] == reference);

    public static IEnumerable<string> ReferencesTo(EntityModel from, EntityModel to, string? via) =>
        from.References.Where((reference, position) => from.ReferenceTypes[position] == to.Type.FullName && (via is null || from.Property(reference.Attribute).Name == via))
            .Select(reference => reference.Attribute);
}
