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

    /// <summary>The pattern that a line means; whatever else it may mean is refused.</summary>
    public (string Entity, string Description) Find(JsonMembers line)
    {
        var (words, entity) = (line.Text("pattern"), line.OptionalText("entity"));
        var found = _patterns.FindAll(pattern => string.Equals(pattern.Pattern.Description, words, StringComparison.OrdinalIgnoreCase) && (entity is null || pattern.Entity == entity));
        return found switch
        {
            [] => throw line.Error($"the model has no access pattern '{words}'{(entity is null ? "" : $" of {entity}")}{NearestName.Suggestion(words, _patterns.Select(pattern => pattern.Pattern.Description))}"),
            [{ Pattern.Status: not AccessPatternStatus.Implemented }] => throw line.Error($"'{words}' is {found[0].Pattern.Status.ToString().ToLowerInvariant()} and nothing serves it yet: add a key, an index or a method, or leave it out"),
            [var only] => (only.Entity, only.Pattern.Description),
            _ => throw line.Error($"'{words}' is an access pattern of {string.Join(" and ", found.Select(pattern => pattern.Entity))}: say which with \"entity\""),
        };
    }
}
