namespace FauxSql.Evolution.Steps;

/// <summary>The claims to values that no longer are unique are deleted, so that none of them stands in the way when they are again.</summary>
/// <param name="Table">The physical table of the claims.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute.</param>
public sealed record ReleaseValues(string Table, string Entity, string Attribute) : ChangeStep(Table)
{
    /// <summary>What the claims begin with, such as <c>Customer.Email</c>.</summary>
    public string Prefix => $"{Entity}.{Attribute}";

    /// <inheritdoc/>
    public override string Subject => Prefix;

    /// <inheritdoc/>
    public override string Description => $"Delete the claims to values of {Prefix}, which are not unique in the model";

    /// <inheritdoc/>
    public override string Meanwhile => "Reads and writes go on. A version of the application for which they are unique lets a value be taken twice.";

    /// <inheritdoc/>
    public override string Undo => "Claim the values again; no item is changed.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Costs;

    private protected override string Identity => Prefix;
}
