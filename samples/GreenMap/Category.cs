using FauxSql.Modeling;

namespace GreenMap;

/// <summary>What a merchant does: repair, refill, recycling, donation.</summary>
[Table]
public sealed partial record Category
{
    [PartitionKey(Pattern = "Get category")]
    public required string CategoryId { get; init; }

    public required string Name { get; init; }

    [Related(Through = typeof(MerchantCategory))]
    public IReadOnlyList<Merchant>? Merchants { get; init; }
}
