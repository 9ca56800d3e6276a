using FauxSql.Evolution.Live;
using FauxSql.Layouts;

namespace FauxSql.Evolution.Steps;

/// <summary>A table that is missing is made, with all its indexes.</summary>
/// <param name="Definition">The table.</param>
public sealed record CreateTable(PhysicalTable Definition) : ChangeStep(Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => Table;

    /// <inheritdoc/>
    public override string Description => $"Create table {Table}{Indexes}{(Definition.TimeToLive is { } attribute ? $", whose items expire by {attribute}" : "")}{Billing}{(Definition.IsDeletionProtected == true ? ", protected against deletion" : "")}";

    /// <inheritdoc/>
    public override string Meanwhile => "Nothing that is there is touched.";

    /// <inheritdoc/>
    public override string Undo => $"Drop table {Table}; what was written to it by then is lost.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Safe;

    private protected override string Identity => $"{TableDefinitionJson.Write(Definition)}{Definition.Billing}{Definition.IsDeletionProtected}";

    private string Billing => Definition.Billing is { IsOnDemand: false } billing ? $", billed {SetBilling.TextOf(billing)}" : "";

    private string Indexes => Definition.Indexes.Count switch
    {
        0 => "",
        1 => $" with index {Definition.Indexes[0].Name}",
        _ => $" with indexes {string.Join(", ", Definition.Indexes.Select(index => index.Name))}",
    };
}
