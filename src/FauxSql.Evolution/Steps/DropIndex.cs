using FauxSql.Evolution.Live;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>An index that the model no longer has, or has with another key or projection, is dropped.</summary>
/// <param name="Live">The table as it is.</param>
/// <param name="Index">The index as it is.</param>
/// <param name="IsReplaced">Whether an index of the same name follows, so that no query is served between.</param>
public sealed record DropIndex(PhysicalTable Live, IndexSchema Index, bool IsReplaced) : ChangeStep(Live.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Index.Name}";

    /// <inheritdoc/>
    public override string Description => IsReplaced
        ? $"Drop index {Index.Name} of {Table} by {KeyText}, to make it anew: an index never changes its key, types or projection"
        : $"Drop index {Index.Name} of {Table} by {KeyText}, which is not in the model";

    /// <inheritdoc/>
    public override string Meanwhile => IsReplaced
        ? "Queries of the index fail until the new one is active. Give the new index another name in the model, and the old one serves until it is."
        : "Queries of the index fail from now on, those of older versions of the application included.";

    /// <inheritdoc/>
    public override string Undo => $"Create index {Index.Name} again; no item is lost.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Destructive;

    private protected override string Identity => TableDefinitionJson.Write(Definitions.Only(Live, Index));

    private string KeyText => string.Join(" + ", Index.Key.Attributes);
}
