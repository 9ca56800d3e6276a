using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Items that lack an attribute of the layout's own, by which an index finds them, get it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute, such as <c>_fx.shard4</c>.</param>
/// <param name="Live">The table as it is.</param>
public sealed record FillKeys(EntitySchema Entity, string Attribute, LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Attribute}";

    /// <inheritdoc/>
    public override string Description => $"Give items of {Table} that lack it {Attribute}, so that their index finds them";

    /// <inheritdoc/>
    public override string Meanwhile => $"Reads and writes go on. Each item is written once, on condition that it still lacks it.{WritersBefore}";

    /// <inheritdoc/>
    public override string Undo => "Nothing is to be undone: no reader of the model sees the attribute.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    /// <inheritdoc/>
    public override bool NeedsOldVersionsGone => true;

    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Scan(Live.Bytes, isConsistent: true) + Estimate.Writes(Live.Items, Live.ItemBytes);

    private protected override string Identity => $"{Attribute} {Live.TableId}";
}
