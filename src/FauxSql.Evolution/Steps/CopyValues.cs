using FauxSql.Evolution.Live;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>Items get the value of an attribute under the name that counts from now on.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="From">The name that counted so far.</param>
/// <param name="To">The name that counts from now on.</param>
/// <param name="OnlyMissing">Whether only items that lack the second get it, because nothing is known of which of the two was written last.</param>
/// <param name="Live">The table as it is.</param>
public sealed record CopyValues(EntitySchema Entity, string From, string To, bool OnlyMissing, LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{To}";

    /// <inheritdoc/>
    public override string Description => $"Give items of {Table} as {To} what they have as {From}, where {(OnlyMissing ? "they lack it" : "the two differ")}";

    /// <inheritdoc/>
    public override string Meanwhile => $"Reads and writes go on. An item is written once, on condition that {(OnlyMissing ? "it lacks it" : "the two differ")}.{WritersBefore}";

    /// <inheritdoc/>
    public override string Undo => $"Nothing is to be undone: {From} is left as it is.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    /// <inheritdoc/>
    public override bool NeedsOldVersionsGone => true;

    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Scan(Live.Bytes, isConsistent: true) + Estimate.Writes(Live.Items, Live.ItemBytes);

    private protected override string Identity => $"{From} {To} {OnlyMissing} {Live.TableId}";
}
