using Amazon.DynamoDBv2.Model;
using BenchmarkDotNet.Attributes;

namespace FauxSql.Benchmarks.Client;

/// <summary>100 items by their keys.</summary>
public class BatchGetBenchmark : ClientBenchmark
{
    private readonly (string CategoryId, string ProductId)[] _keys = [.. Catalog.All.Select(item => (item.CategoryId, item.ProductId))];

    [Benchmark(Baseline = true, Description = "DynamoDBContext: CreateBatchGet, ExecuteAsync")]
    public async Task<List<SdkCatalogItem>> ContextAsync()
    {
        var batch = Clients.Context.CreateBatchGet<SdkCatalogItem>();
        foreach (var (category, product) in _keys)
            batch.AddKey(category, product);
        await batch.ExecuteAsync().ConfigureAwait(false);
        return batch.Results;
    }

    [Benchmark(Description = "AmazonDynamoDBClient.BatchGetItemAsync, not typed")]
    public Task<BatchGetItemResponse> SdkAsync() => Clients.Sdk.BatchGetItemAsync(new BatchGetItemRequest
    {
        RequestItems = new()
        {
            [Catalog.Table] = new KeysAndAttributes
            {
                Keys = [.. _keys.Select(key => new Dictionary<string, AttributeValue> { ["CategoryId"] = new(key.CategoryId), ["ProductId"] = new(key.ProductId) })],
            },
        },
    });

    [Benchmark(Description = "FauxSql: FindManyAsync, in the order of the keys")]
    public Task<IReadOnlyList<CatalogItem?>> FauxSqlAsync() => Clients.Own.CatalogItems.FindManyAsync(_keys);

    private protected override byte[] Answer(string instants) => Catalog.BatchAnswer(instants);

    private protected override async Task CheckAsync()
    {
        Expect((await ContextAsync().ConfigureAwait(false)).Select(item => item.ToItem()).SequenceEqual(Catalog.All));
        Expect((await FauxSqlAsync().ConfigureAwait(false)).SequenceEqual(Catalog.All));
        Expect((await SdkAsync().ConfigureAwait(false)).Responses[Catalog.Table].Count == Catalog.Count);
    }
}
