using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>Which entities access patterns read: what a key or an index serves is its entity's; a method reads what its run on the sample data did.</summary>
internal sealed class PatternEntities(DatabaseSchema schema, IReadOnlyList<PatternRun> runs)
{
    /// <summary>The run of a pattern of an entity, or of a method, or <see langword="null"/> when it was not run.</summary>
    public PatternRun? RunOf(AccessPatternSchema pattern, EntitySchema? entity) => pattern.Status == AccessPatternStatus.Implemented
        ? runs.FirstOrDefault(run => run.Pattern == pattern.Description && run.Requests > 0 && (entity is null || run.Entity == entity.Name))
        : null;

    /// <summary>The entities that a method reads, in the model's order; none when it was not run.</summary>
    public IReadOnlyList<EntitySchema> ReadBy(AccessPatternSchema method)
    {
        if (RunOf(method, null) is not { } run)
            return [];
        var tables = run.ServedBy.Split(", ").Select(served => served.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. schema.Entities.Where(entity => tables.Contains(entity.TableName))];
    }

    /// <summary>The methods that read an entity, in the model's order.</summary>
    public IEnumerable<AccessPatternSchema> MethodsThatRead(EntitySchema entity) => schema.Patterns.Where(method => ReadBy(method).Contains(entity));
}
