using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Items that were stored before the model derived an attribute, or when it derived it from something else, get its value, which the project's code computes.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Live">The table as it is.</param>
public sealed record FillDerived(EntitySchema Entity, AttributeSchema Attribute, LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Attribute.Name}";

    /// <inheritdoc/>
    public override string Description => $"Give items of {Table} {Attribute.Name}, which the project's code derives from {string.Join(", ", Attribute.DerivedFrom)}";

    /// <inheritdoc/>
    public override string Meanwhile => $"Reads and writes go on. Each item that lacks it is written once, on condition that it is as it was read.{WritersBefore}";

    /// <inheritdoc/>
    public override string Undo => "Nothing is to be undone: versions that do not know the attribute keep it as it is.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    /// <inheritdoc/>
    public override bool NeedsOldVersionsGone => true;

    /// <inheritdoc/>
    public override bool NeedsCode => true;

    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Scan(Live.Bytes, isConsistent: true) + Estimate.Writes(Live, Attribute.Name);

    // Nothing of an item says which code its value is of, and who interrupted the run may mend the code.
    internal override bool IsReliedUpon(bool isLocal) => false;

    private protected override string Identity => $"{Attribute.Name} {string.Join(' ', Attribute.DerivedFrom)} {Live.TableId}";
}
