using Amazon.DynamoDBv2.DataModel;

namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>A class as users of DynamoDBContext write it: keys, an index, a converter, a version.</summary>
[DynamoDBTable("Articles")]
public sealed class Article
{
    [DynamoDBHashKey]
    public string Author { get; set; } = "";

    [DynamoDBRangeKey]
    public int Number { get; set; }

    [DynamoDBGlobalSecondaryIndexHashKey("TopicIndex")]
    public string? Topic { get; set; }

    [DynamoDBProperty("Title")]
    public string? Heading { get; set; }

    public List<string>? Tags { get; set; }

    public HashSet<int>? Pages { get; set; }

    public DateTime Published { get; set; }

    public decimal Price { get; set; }

    [DynamoDBProperty(typeof(DimensionsConverter))]
    public Dimensions? Size { get; set; }

    [DynamoDBIgnore]
    public string? Draft { get; set; }

    [DynamoDBVersion]
    public int? Version { get; set; }
}
