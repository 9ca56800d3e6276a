namespace FauxSql.Evolution.Steps;

/// <summary>The service is told to delete items whose time has come. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Attribute">The attribute that holds the time.</param>
public sealed record StartExpiry(string Table, string Attribute) : ChangeStep(Table)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Attribute}";

    /// <inheritdoc/>
    public override string Description => $"Let items of {Table} expire by {Attribute}";

    /// <inheritdoc/>
    public override string Meanwhile => $"Items whose {Attribute} has passed are deleted within days, those that are there already included.";

    /// <inheritdoc/>
    public override string Undo => "Stop the expiry, and restore what was deleted by then from point-in-time recovery, which is turned on before.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Destructive;

    private protected override string Identity => Attribute;
}
