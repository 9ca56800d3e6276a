using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Values that are to be unique are claimed by the items that have them; two items with one value are named, and nothing is claimed then.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute that is unique from now on.</param>
/// <param name="Live">The table as it is.</param>
public sealed record ClaimValues(EntitySchema Entity, string Attribute, LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Attribute}";

    /// <inheritdoc/>
    public override string Description => $"Look for two items of {Table} with the same {Attribute}, and claim each value for the item that has it";

    /// <inheritdoc/>
    public override string Meanwhile => $"Reads and writes go on. Until it is done a value can be taken twice, and by a version of the application that does not know that it is unique afterwards too: no such version may run any more.";

    /// <inheritdoc/>
    public override string Undo => "Release the claims; no item is changed.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    /// <inheritdoc/>
    public override bool NeedsOldVersionsGone => true;

    // The search and the claiming both read all items, and then each item and its claim; a claim is a write in a transaction with a check of the item, each for twice its units.
    /// <inheritdoc/>
    public override Estimate Estimate => new(
        (2 * Estimate.Scan(Live.Bytes, isConsistent: true).ReadUnits) + (Live.Items * (1 + Math.Max(1, Math.Ceiling(Live.ItemBytes / 4096.0)))),
        2 * (Estimate.Entries(Live).WriteUnits + Live.Items));

    private protected override string Identity => $"{Attribute} {Entity.Attributes.Single(attribute => attribute.Name == Attribute).Unique} {Live.TableId}";
}
