using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Items lose the name that an attribute had before it was renamed.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The name that is given up.</param>
/// <param name="Live">The table as it is.</param>
public sealed record RemoveValues(EntitySchema Entity, string Attribute, LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Attribute}";

    /// <inheritdoc/>
    public override string Description => $"Remove {Attribute}, a name that was given up, from items of {Table}";

    /// <inheritdoc/>
    public override string Meanwhile => $"Reads and writes go on. Each item that has it is written once. A version of the application that reads {Attribute} fails afterwards, and one that writes it brings it back.";

    /// <inheritdoc/>
    public override string Undo => $"The value is left under the name that counts. Versions that read this one need it copied back: make the attribute [Renamed] again with the old name counting, and apply.";

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
