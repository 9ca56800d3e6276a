namespace FauxSql.Evolution.Steps;

/// <summary>The service is told to delete nothing by itself.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Attribute">The attribute by which items expire now.</param>
public sealed record StopExpiry(string Table, string Attribute) : ChangeStep(Table)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Attribute}";

    /// <inheritdoc/>
    public override string Description => $"No longer let items of {Table} expire by {Attribute}";

    /// <inheritdoc/>
    public override string Meanwhile => "Reads and writes go on. The service changes this setting once an hour at most.";

    /// <inheritdoc/>
    public override string Undo => $"Let items expire by {Attribute} again.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Safe;

    private protected override string Identity => Attribute;
}
