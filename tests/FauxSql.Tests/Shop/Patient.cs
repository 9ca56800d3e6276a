using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>All but the ward is sensitive: keys, a unique value, and what stands within other things.</summary>
[Table]
internal sealed partial record Patient(
    [property: PartitionKey, Sensitive] string InsuranceNumber,
    [property: SortKey, Sensitive] string Case,
    [property: Unique, Sensitive] string? Email = null,
    [property: Index("WardIndex")] string Ward = "W1")
{
    [IndexSortKey("WardIndex"), Sensitive]
    public string? Diagnosis { get; init; }

    [Sensitive]
    public DateTime? Born { get; init; }

    [Sensitive]
    public Dictionary<string, Relative> Relatives { get; init; } = new(StringComparer.Ordinal);

    public Relative? Next { get; init; }

    [Sensitive, Converter<MoneyTextConverter>]
    public Money Debt { get; init; }

    [Derived(nameof(Email))]
    public string? Domain => Email?.Split('@')[^1];

    [Version]
    public long Version { get; init; }

    [Related]
    public IReadOnlyList<Visitor>? Visitors { get; init; }
}
