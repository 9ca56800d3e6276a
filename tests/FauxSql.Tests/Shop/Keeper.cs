using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>A data subject: pets belong to it, treatments to them; a treatment that it paid for, and a keeper that it brought, only refer to it.</summary>
[Table]
internal sealed partial record Keeper(
    [property: PartitionKey] string KeeperId,
    [property: Unique(IgnoreCase = true), Sensitive] string Email,
    Address? Home = null,
    [property: References<Keeper>, Index("BroughtByIndex")] string? BroughtBy = null,
    [property: Version] long Version = 0)
{
    [Derived(nameof(BroughtBy))]
    public string? Bonus => BroughtBy is null ? null : "for " + BroughtBy;
}
