using FauxSql.Evolution.Live;

namespace FauxSql.Evolution.Steps;

/// <summary>A table that FauxSql made, and that the model no longer has, is dropped.</summary>
/// <param name="Live">The table as it is.</param>
public sealed record DropTable(LiveTable Live) : ChangeStep(Live.Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => Table;

    /// <inheritdoc/>
    public override string Description => $"Drop table {Table} with about {Live.Items} items{(Live.IsProtected == true ? ", and its protection against deletion before" : "")}";

    /// <inheritdoc/>
    public override string Meanwhile => "Every read and write of the table fails from now on, those of older versions of the application included.";

    /// <inheritdoc/>
    public override string Undo => "Restore it: point-in-time recovery is turned on before, and AWS keeps a backup of such a table for 35 days.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Destructive;

    private protected override string Identity => TableDefinitionJson.Write(Live.Definition);
}
