namespace FauxSql.Tests.Shop.Payments;

/// <summary>Between the entity and its subtypes.</summary>
internal abstract record ManualPayment : Payment
{
    public string? Clerk { get; init; }
}
