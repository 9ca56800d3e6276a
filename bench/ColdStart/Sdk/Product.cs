using Amazon.DynamoDBv2.DataModel;

namespace ColdStart.Sdk;

[DynamoDBTable("Products")]
public sealed class Product
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
}
