using FauxSql.Modeling;
using static FauxSql.Schema.AccessPatternStatus;

namespace GreenMap;

/// <summary>A shop that repairs, refills, recycles or takes donations.</summary>
[Table]
[AccessPattern("Get merchant by email (merchant portal login)", Status = Planned)]
[AccessPattern("Filter merchants by verification status (admin dashboard)", Status = Planned)]
[AccessPattern("Analytics: merchants by signup date range", Status = Potential)]
[AccessPattern("Admin: view all merchants across categories", Status = Potential)]
public sealed partial record Merchant
{
    [PartitionKey(Pattern = "Get merchant by MerchantId (detail page)")]
    public required string MerchantId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public bool IsVerified { get; init; }

    public required DateOnly SignedUpOn { get; init; }

    [Embedded(Because = "one, and always shown with the merchant")]
    public required Location Location { get; init; }

    [Version]
    public long Version { get; init; }

    [Related(Through = typeof(MerchantCategory))]
    public IReadOnlyList<Category>? Categories { get; init; }

    [Related]
    public IReadOnlyList<Review>? Reviews { get; init; }
}
