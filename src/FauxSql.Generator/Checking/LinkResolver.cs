using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// Finds how a navigation through a link entity is served, which takes all three entities.
internal static class LinkResolver
{
    public static RelationSchema? Resolve(
        EntityModel source, RelatedModel related, EntityModel target, EntityModel link, PlaceInfo? place, List<DiagnosticInfo> problems)
    {
        var ends = EndsOf(source, related, target, link);
        if (Problem(source, related, target, link, ends, place) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        var (mine, theirs) = ends[0];
        return new RelationSchema(
            related.Property, target.Type.Name, true, RelationPath.Through, source.PartitionKey, IndexOf(link, mine)?.Name, new LinkSchema(link.Type.Name, mine, theirs));
    }

    private static DiagnosticInfo? Problem(
        EntityModel source, RelatedModel related, EntityModel target, EntityModel link, List<(string Mine, string Theirs)> ends, PlaceInfo? place)
    {
        DiagnosticInfo Wrong(string why, string fix) => new("FXS061", place, [related.Property, link.Type.Name, why, fix]);
        if (!related.IsMany)
            return Wrong("it is not a list", $"make it an IReadOnlyList<{target.Type.Name}>");
        if (new[] { source, target }.FirstOrDefault(end => end.SortKey is not null) is { } composite)
            return Wrong($"{composite.Type.Name} has a sort key, which a reference does not hold", "link entities that a partition key alone identifies");
        if (ends.Count == 0)
            return Wrong("its key is not the two references", $"give it a [References<{source.Type.Name}>] and a [References<{target.Type.Name}>], and mark one with [PartitionKey] and the other with [SortKey]");
        if (ends.Count > 1)
            return new DiagnosticInfo("FXS009", place, [related.Property]);
        var mine = ends[0].Mine;
        if (mine == link.PartitionKey || IndexOf(link, mine) is not null)
            return null;
        return RelationResolver.IndexesOn(link, mine).FirstOrDefault() is { } part
            ? new DiagnosticInfo("FXS070", place, [related.Property, part.Name, link.Type.Name])
            : new DiagnosticInfo("FXS062", place, [related.Property, link.Type.Name, link.Property(mine).Name, $"{source.Type.Name}Index"]);
    }

    // The two parts of the link's key, when one refers to this end and the other to the other end. Between items of one entity both ways are possible.
    private static List<(string Mine, string Theirs)> EndsOf(EntityModel source, RelatedModel related, EntityModel target, EntityModel link) =>
    [
        .. from mine in RelationResolver.ReferencesTo(link, source, related.Via)
           from theirs in RelationResolver.ReferencesTo(link, target, null)
           where (mine == link.PartitionKey && theirs == link.SortKey) || (mine == link.SortKey && theirs == link.PartitionKey)
           select (mine, theirs),
    ];

    private static IndexSchema? IndexOf(EntityModel link, string mine) =>
        mine == link.PartitionKey ? null : RelationResolver.IndexesOn(link, mine).FirstOrDefault(index => index.Included is null);
}
