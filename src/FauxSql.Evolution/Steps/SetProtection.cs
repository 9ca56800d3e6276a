namespace FauxSql.Evolution.Steps;

/// <summary>
/// A table is protected against deletion, or no longer. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
/// </summary>
/// <param name="Table">The physical table.</param>
/// <param name="IsOn">Whether it is protected afterwards.</param>
public sealed record SetProtection(string Table, bool IsOn) : ChangeStep(Table)
{
    /// <inheritdoc/>
    public override string Subject => Table;

    /// <inheritdoc/>
    public override string Description => IsOn ? $"Protect table {Table} against deletion" : $"No longer protect table {Table} against deletion";

    /// <inheritdoc/>
    public override string Meanwhile => $"Reads and writes go on. Whoever deletes the table is {(IsOn ? "refused" : "no longer refused")} from now on.";

    /// <inheritdoc/>
    public override string Undo => IsOn ? "Turn the protection off." : "Turn the protection on again.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Safe;

    private protected override string Identity => IsOn ? "on" : "off";
}
