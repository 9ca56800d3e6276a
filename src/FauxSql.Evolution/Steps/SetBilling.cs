using System.Globalization;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Steps;

/// <summary>
/// How a table and its indexes are billed is changed. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/switching.capacitymode.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html
/// </summary>
/// <param name="Definition">The table as it is to be, which says how it is to be billed.</param>
/// <param name="From">How it is billed now, or <see langword="null"/> where that is not known.</param>
public sealed record SetBilling(PhysicalTable Definition, BillingSchema? From) : ChangeStep(Definition.Name)
{
    /// <inheritdoc/>
    public override string Subject => Table;

    /// <inheritdoc/>
    public override string Description => $"Bill table {Table} {TextOf(To)}{(From is null || From == To ? "" : $" instead of {TextOf(From)}")}{(To.IsOnDemand ? "" : ", and each of its indexes the same")}";

    /// <inheritdoc/>
    public override string Meanwhile => To.IsOnDemand
        ? "Reads and writes go on; it takes minutes. The service changes a table to on demand four times in 24 hours at most."
        : string.Create(CultureInfo.InvariantCulture, $"Reads and writes go on; it takes minutes. What is more than that in a second is throttled afterwards. It costs about ${Estimate.DollarsOfMonth(To, 1 + Definition.Indexes.Count):N2} in 30 days, used or not.");

    /// <inheritdoc/>
    public override string Undo => From is null ? "Bill it as before." : $"Bill it {TextOf(From)} again.";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Slow;

    internal BillingSchema To => Definition.Billing!;

    /// <summary>Whether what the table can take afterwards is at least what it can take now.</summary>
    internal bool IsMore => To.IsOnDemand || From is { IsOnDemand: false } && To.ReadUnits >= From.ReadUnits && To.WriteUnits >= From.WriteUnits;

    internal static string TextOf(BillingSchema billing) => billing.IsOnDemand
        ? "on demand"
        : string.Create(CultureInfo.InvariantCulture, $"as provisioned with {billing.ReadUnits} read and {billing.WriteUnits} write units a second");

    private protected override string Identity => $"{From} {To}";
}
