using System.Globalization;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Uniqueness;
using FauxSql.Writes;

namespace FauxSql.Evolution.Applying;

/// <summary>The claims to the values of one attribute, as a sweep makes them.</summary>
/// <param name="database">The tables.</param>
/// <param name="step">The step.</param>
internal sealed class ValueClaims(SchemaDatabase database, ClaimValues step)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly UniqueValues _unique = new(step.Entity);
    private readonly UniqueSettling _settling = new(database, isDryRun: false);

    /// <summary>All items that may have a value, with what a claim is made of.</summary>
    public Read.Range Items => new(step.Entity, null, []) { Projection = SelectedItem.ProjectionOf([], [.. step.Entity.Key.Attributes.Concat(_unique.Attributes).Distinct(StringComparer.Ordinal)]) };

    /// <summary>The claim that an item has to its value, or null when it has none.</summary>
    public UniqueClaim? ClaimOf(ReadOnlyMemory<byte> item)
    {
        foreach (var claim in _unique.ClaimsOf(item))
        {
            if (claim.Attribute == step.Attribute)
                return claim;
        }

        return null;
    }

    public UniqueProblem? ProblemOf(ReadOnlyMemory<byte> item, UniqueClaim claim) => _settling.ProblemOf(KeyOf(item), claim);

    /// <summary>What is said of values that cannot be unique.</summary>
    public EvolutionException Refusal(Findings found, string note) => new(string.Create(
        CultureInfo.InvariantCulture, $"{found.Count} values of {step.Subject} cannot be unique; {note}. Mend the items, and run the same command again:\n{found.Lines}"));

    public Key KeyOf(ReadOnlyMemory<byte> item) => Key.OfItem(step.Entity, item);

    /// <summary>Deletes a stored claim whose owner is gone or has another value.</summary>
    /// <returns>Whether it was deleted.</returns>
    public async ValueTask<bool> ReleaseAsync(ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        database.Layout.ClaimOf(database.Schema, stored) is { } claim && claim.Entity == step.Entity && claim.Attribute == step.Attribute
        && await SettledAsync(() => _settling.SettleClaimAsync(claim, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>Makes an item the owner of its value.</summary>
    /// <returns>Whether it was not yet.</returns>
    /// <exception cref="EvolutionException">Another item came to have the value after the search for such values.</exception>
    public async ValueTask<bool> ClaimAsync(ReadOnlyMemory<byte> item, CancellationToken cancellationToken) =>
        ClaimOf(item) is { } claim && await SettledAsync(() => _settling.SettleItemAsync(KeyOf(item), claim, cancellationToken), cancellationToken).ConfigureAwait(false);

    private EvolutionException Refusal(UniqueProblem problem)
    {
        var found = new Findings();
        found.Add(problem);
        return Refusal(found, "they were written after the search for such values");
    }

    // What others keep changing is looked at until they leave it alone: unsettled, it would count as unique without being claimed.
    private async Task<bool> SettledAsync(Func<Task<Settlement>> settle, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var settlement = await settle().ConfigureAwait(false);
            if (settlement.Problem is { } problem)
                throw Refusal(problem);
            if (settlement.Outcome != SettlementOutcome.Contended)
                return settlement.Outcome == SettlementOutcome.Mended;
            await Task.Delay(Breath, cancellationToken).ConfigureAwait(false);
        }
    }
}
