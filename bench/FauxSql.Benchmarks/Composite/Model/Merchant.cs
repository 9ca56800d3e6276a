using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

/// <summary>With its location embedded, as in the guide.</summary>
[Table]
public sealed partial record Merchant([property: PartitionKey] string MerchantId, string Name, Location Location)
{
    [Related(Through = typeof(MerchantCategory))]
    public IReadOnlyList<Category>? Categories { get; init; }
}
