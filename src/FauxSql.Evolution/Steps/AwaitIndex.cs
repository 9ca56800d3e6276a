namespace FauxSql.Evolution.Steps;

/// <summary>An index that somebody began to make is waited for.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Index">The index's name.</param>
public sealed record AwaitIndex(string Table, string Index) : ChangeStep(Table)
{
    /// <summary>The index that its queries read until it is active, or <see langword="null"/> when none answers for it: they fail then.</summary>
    public string? Fallback { get; init; }

    /// <inheritdoc/>
    public override string Subject => $"{Table}.{Index}";

    /// <inheritdoc/>
    public override string Description => $"Wait until index {Index} of {Table}, which is being built, is active";

    /// <inheritdoc/>
    public override string Meanwhile => ReadsUntilActive(Fallback);

    /// <inheritdoc/>
    public override string Undo => $"Drop index {Index}; no item is lost.";

    /// <inheritdoc/>
    public override bool IsDataOnly => true;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Slow;

    private protected override string Identity => Index;

    internal static string ReadsUntilActive(string? fallback) => fallback is null
        ? "Queries of the index fail until it is active."
        : $"Queries of the index read {fallback} until it is active.";
}
