using Amazon.DynamoDBv2.Model;
using BenchmarkDotNet.Attributes;

namespace FauxSql.Benchmarks.Client;

/// <summary>The 100 items of a partition.</summary>
public class QueryBenchmark : ClientBenchmark
{
    [Benchmark(Baseline = true, Description = "DynamoDBContext.QueryAsync")]
    public Task<List<SdkCatalogItem>> ContextAsync() => Clients.Context.QueryAsync<SdkCatalogItem>(Catalog.Category).GetRemainingAsync();

    [Benchmark(Description = "AmazonDynamoDBClient.QueryAsync, not typed")]
    public Task<QueryResponse> SdkAsync() => Clients.Sdk.QueryAsync(new QueryRequest
    {
        TableName = Catalog.Table,
        KeyConditionExpression = "CategoryId = :category",
        ExpressionAttributeValues = new() { [":category"] = new AttributeValue(Catalog.Category) },
    });

    [Benchmark(Description = "FauxSql: ToListAsync")]
    public Task<IReadOnlyList<CatalogItem>> FauxSqlAsync() => Clients.Own.CatalogItems.ByCategory(Catalog.Category).ToListAsync();

    private protected override byte[] Answer(string instants) => Catalog.QueryAnswer(instants);

    private protected override async Task CheckAsync()
    {
        Expect((await ContextAsync().ConfigureAwait(false)).Select(item => item.ToItem()).SequenceEqual(Catalog.All));
        Expect((await FauxSqlAsync().ConfigureAwait(false)).SequenceEqual(Catalog.All));
        Expect((await SdkAsync().ConfigureAwait(false)).Items.Count == Catalog.Count);
    }
}
