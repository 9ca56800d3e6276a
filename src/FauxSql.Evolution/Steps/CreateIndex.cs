using FauxSql.Evolution.Live;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>An index that a table lacks is made, and the service builds it from the items that are there. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html</summary>
/// <param name="Definition">The table as it is to be.</param>
/// <param name="Index">The index.</param>
/// <param name="Live">The table as it is.</param>
public sealed record CreateIndex(PhysicalTable Definition, IndexSchema Index, LiveTable Live) : ChangeStep(Definition.Name)
{
    /// <summary>The index that its queries read while it is not there, or <see langword="null"/> when none answers for it: they fail then.</summary>
    public string? Fallback { get; init; }

    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Index.Name}";

    /// <inheritdoc/>
    public override string Description => $"Create index {Index.Name} of {Table} by {string.Join(" + ", Index.Key.Attributes)}";

    /// <inheritdoc/>
    public override string Meanwhile =>
        $"Reads and writes of the table go on; writes cost what the index adds to them. {AwaitIndex.ReadsUntilActive(Fallback)} A write of a value that its key does not take is refused from now on.";

    /// <inheritdoc/>
    public override string Undo => $"Drop index {Index.Name}; no item is lost.";

    /// <inheritdoc/>
    public override Severity Severity => Live.Items == 0 ? Severity.Slow : Severity.Costs;

    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Entries(Live);

    private protected override string Identity => TableDefinitionJson.Write(Definitions.Only(Definition, Index));
}
