using FauxSql.Evolution.Steps;

namespace FauxSql.Evolution.Applying;

/// <summary>A step that was carried out.</summary>
/// <param name="Step">The step.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Items">How many items were changed.</param>
/// <param name="Quarantined">How many items could not be changed; the ledger names them and why.</param>
public sealed record AppliedStep(ChangeStep Step, TimeSpan Time, long Items, long Quarantined)
{
    /// <summary>Some of those that could not be changed: ten at most. The ledger has all.</summary>
    public IReadOnlyList<QuarantinedItem> PutAside { get; init; } = [];
}
