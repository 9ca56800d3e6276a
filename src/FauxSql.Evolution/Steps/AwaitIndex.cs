namespace FauxSql.Evolution.Steps;

/// <summary>An index that somebody began to make is waited for.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Index">The index's name.</param>
public sealed record AwaitIndex(string Table, string Index) : ChangeStep(Table)
{
    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Index}";

    /// <inheritdoc/>
    public override string Description => $"Wait until index {Index} of {Table}, which is being built, is active";

    /// <inheritdoc/>
    public override string Meanwhile => "Queries of the index fail until it is active.";

    /// <inheritdoc/>
    public override string Undo => $"Drop index {Index}; no item is lost.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Slow;

    private protected override string Identity => Index;
}
