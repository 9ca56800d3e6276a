using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

[Table]
internal sealed partial record Product([property: PartitionKey] string ProductId, string Name, decimal Price = 1)
{
    [Related(Through = typeof(ProductTag))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
