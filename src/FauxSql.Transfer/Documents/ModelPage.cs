using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>What the page that leads to the others says, as far as they do not.</summary>
internal sealed class ModelPage
{
    public string? Database { get; set; }

    /// <summary>The patterns of all entities in the model's order, with the name of the entity and the first table that was read.</summary>
    public List<(PatternLine Pattern, string Entity, string? Table)> Patterns { get; } = [];

    public List<SuppressionLine> Suppressions { get; } = [];

    public int PlaceOf(string entity, string description, AccessPatternStatus status) =>
        Patterns.FindIndex(row => row.Entity == entity && row.Pattern.Description == description && row.Pattern.Status == status && row.Pattern.Source == AccessPatternSource.None);
}
