using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>M:N with products.</summary>
[Table]
internal sealed partial record Tag([property: PartitionKey] string TagId)
{
    [Related(Through = typeof(ProductTag))]
    public IReadOnlyList<Product>? Products { get; init; }
}
