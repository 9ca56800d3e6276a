using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record MerchantCategory(
    [property: PartitionKey, References<Merchant>] string MerchantId,
    [property: SortKey, References<Category>, Index("CategoryIndex")] string CategoryId)
{
    [Related]
    public Merchant? Merchant { get; init; }
}
