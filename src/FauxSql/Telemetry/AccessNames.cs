using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Telemetry;

/// <summary>Says in the words of the model what a request reads: the entity, and the access pattern where it can be only one.</summary>
internal sealed class AccessNames(DatabaseSchema schema, ILayout layout)
{
    private readonly Lazy<Dictionary<(string Table, string? Index), (string? Entity, string? Pattern)>> _names = new(() => NamesIn(schema, layout));

    /// <summary>A context with what was not said of the request.</summary>
    public CallContext Complete(CallContext context, string operation, RequestFacts request)
    {
        if (request.Table is not { } table || !_names.Value.TryGetValue((table, request.Index), out var known))
            return context;
        var isPattern = Operations.IsRead(operation) && operation != "Scan" && (context.Entity is null || context.Entity == known.Entity);
        return context with { Entity = context.Entity ?? known.Entity, Pattern = context.Pattern ?? (isPattern ? known.Pattern : null) };
    }

    /// <summary>The access pattern that a key or an index serves, or null when there is none or more than one.</summary>
    public static string? PatternOf(EntitySchema entity, string? index)
    {
        var source = index is null ? AccessPatternSource.Key : AccessPatternSource.Index;
        return entity.Patterns.Where(pattern => pattern.Source == source && pattern.ServedBy == index).ToList() is [var only] ? only.Description : null;
    }

    // Of entities that share a table a request names none.
    private static Dictionary<(string Table, string? Index), (string? Entity, string? Pattern)> NamesIn(DatabaseSchema schema, ILayout layout) => schema.Entities
        .SelectMany(entity => entity.Indexes.Select(index => index.Name).Prepend((string?)null).Select(index => (Route: layout.RouteOf(entity, index), Entity: entity, Index: index)))
        .GroupBy(access => (access.Route.Table, access.Route.Index))
        .ToDictionary(group => group.Key, group => group.Skip(1).Any() ? (null, null) : (group.First().Entity.Name, PatternOf(group.First().Entity, group.First().Index)));
}
