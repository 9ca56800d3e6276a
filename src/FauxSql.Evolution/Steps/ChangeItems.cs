using System.Globalization;
using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Items that were stored before the model had a change of them get it, by the project's code.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Changes">The changes that items may lack, in the order in which they are applied.</param>
/// <param name="Live">The table as it is.</param>
public sealed record ChangeItems(EntitySchema Entity, ValueList<ItemChangeSchema> Changes, LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Changes[Changes.Count - 1].Name}";

    /// <inheritdoc/>
    public override string Description => $"Change items of {Table} by the project's {string.Join(", then ", Changes.Select(static change => string.Create(CultureInfo.InvariantCulture, $"{change.Name} ({change.Version})")))}";

    /// <inheritdoc/>
    public override string Meanwhile =>
        "Reads and writes go on. Each item is written once, on condition that it is as it was read. Read whole, it is as changed all the while; queries, filters and reads of a part find it as it is stored until then." + WritersBefore;

    /// <inheritdoc/>
    public override string Undo => "Restore the table from point-in-time recovery, which is turned on before; or write another change that does the opposite.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    /// <inheritdoc/>
    public override bool NeedsOldVersionsGone => true;

    /// <inheritdoc/>
    public override bool NeedsCode => true;

    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Scan(Live.Bytes, isConsistent: true) + Estimate.Writes(Live.Items, Live.ItemBytes);

    private protected override string Identity => $"{string.Join(' ', Changes)} {Live.TableId}";
}
