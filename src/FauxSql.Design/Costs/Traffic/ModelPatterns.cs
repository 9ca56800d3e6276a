using FauxSql.Schema;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>The implemented access patterns of a model, by their words.</summary>
internal sealed class ModelPatterns(DatabaseSchema schema)
{
    private readonly List<(string Entity, AccessPatternSchema Pattern)> _patterns =
    [
        .. schema.Entities.SelectMany(entity => entity.Patterns.Select(pattern => (entity.Name, pattern))),
        .. schema.Patterns.Select(pattern => (pattern.Entity ?? pattern.ServedBy ?? "", pattern)),
    ];

    /// <summary>The pattern that a line means, and what serves it where that tells it from others of its entity; whatever else the line may mean is refused.</summary>
    public (string Entity, string Description, string? ServedBy) Find(JsonMembers line)
    {
        var (words, entity, server) = (line.Text("pattern"), line.OptionalText("entity"), line.OptionalText("servedBy"));
        var found = _patterns.FindAll(pattern => string.Equals(pattern.Pattern.Description, words, StringComparison.OrdinalIgnoreCase) && (entity is null || pattern.Entity == entity));
        if (found.Count == 0)
            throw line.Error($"the model has no access pattern '{words}'{(entity is null ? "" : $" of {entity}")}{NearestName.Suggestion(words, _patterns.Select(pattern => pattern.Pattern.Description))}");
        var entities = found.Select(pattern => pattern.Entity).Distinct(StringComparer.Ordinal).ToList();
        if (entities.Count > 1)
            throw line.Error($"'{words}' is an access pattern of {string.Join(" and ", entities)}: say which with \"entity\"");
        var served = found.FindAll(pattern => pattern.Pattern.Status == AccessPatternStatus.Implemented);
        if (served.Count == 0)
            throw line.Error($"'{words}' is {found[0].Pattern.Status.ToString().ToLowerInvariant()} and nothing serves it yet: add a key, an index or a method, or leave it out");
        return served.FindAll(pattern => server is null || ServerOf(pattern.Pattern) == server) switch
        {
            [] => throw line.Error($"'{words}' is served by {string.Join(" and ", served.Select(pattern => ServerOf(pattern.Pattern)))}, not by '{server}'"),
            [var only] => (only.Entity, only.Pattern.Description, served.Count > 1 ? server : null),
            _ => throw line.Error($"'{words}' is served by {string.Join(" and ", served.Select(pattern => ServerOf(pattern.Pattern)))}: say which with \"servedBy\", or give them words of their own"),
        };
    }

    /// <summary>What serves a pattern, as a line of traffic names it: an index, a method or the key.</summary>
    public static string ServerOf(AccessPatternSchema pattern) => pattern.ServedBy ?? "key";
}
