using Amazon.DynamoDBv2.DataModel;

namespace FauxSql.Benchmarks.Client;

/// <summary><see cref="CatalogItem"/> as the AWS SDK's object persistence model has it.</summary>
[DynamoDBTable(Catalog.Table)]
public sealed class SdkCatalogItem
{
    [DynamoDBHashKey]
    public string CategoryId { get; set; } = "";

    [DynamoDBRangeKey]
    public string ProductId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public decimal Price { get; set; }

    public int Stock { get; set; }

    public DateTime ChangedAt { get; set; }

    public static SdkCatalogItem Of(CatalogItem item) => new()
    {
        CategoryId = item.CategoryId,
        ProductId = item.ProductId,
        Name = item.Name,
        Description = item.Description,
        Price = item.Price,
        Stock = item.Stock,
        ChangedAt = item.ChangedAt,
    };

    public CatalogItem ToItem() => new()
    {
        CategoryId = CategoryId,
        ProductId = ProductId,
        Name = Name,
        Description = Description,
        Price = Price,
        Stock = Stock,
        ChangedAt = ChangedAt.ToUniversalTime(),
    };
}
