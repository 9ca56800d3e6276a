using FauxSql.Evolution.Live;

namespace FauxSql.Evolution.Steps;

/// <summary>The claims to values that no longer are unique are deleted, so that none of them stands in the way when they are again.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Live">The table of the claims as it is.</param>
public sealed record ReleaseValues(string Entity, string Attribute, LiveTable Live) : ChangeStep(Live.Definition.Name)
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

    // Claims of other attributes are in the table too, and how many is not known.
    /// <inheritdoc/>
    public override Estimate Estimate => Estimate.Scan(Live.Bytes, isConsistent: true) + Estimate.Writes(Live);

    private protected override string Identity => Prefix;
}
