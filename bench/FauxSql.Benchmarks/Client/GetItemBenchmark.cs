using Amazon.DynamoDBv2.Model;
using BenchmarkDotNet.Attributes;

namespace FauxSql.Benchmarks.Client;

/// <summary>One item by its key.</summary>
public class GetItemBenchmark : ClientBenchmark
{
    private readonly CatalogItem _item = Catalog.All[0];

    [Benchmark(Baseline = true, Description = "DynamoDBContext.LoadAsync")]
    public Task<SdkCatalogItem> ContextAsync() => Clients.Context.LoadAsync<SdkCatalogItem>(_item.CategoryId, _item.ProductId);

    [Benchmark(Description = "AmazonDynamoDBClient.GetItemAsync, not typed")]
    public Task<GetItemResponse> SdkAsync() => Clients.Sdk.GetItemAsync(new GetItemRequest
    {
        TableName = Catalog.Table,
        Key = new() { ["CategoryId"] = new AttributeValue(_item.CategoryId), ["ProductId"] = new AttributeValue(_item.ProductId) },
    });

    [Benchmark(Description = "FauxSql: GetAsync")]
    public Task<CatalogItem> FauxSqlAsync() => Clients.Own.CatalogItems.GetAsync(_item.CategoryId, _item.ProductId);

    private protected override byte[] Answer(string instants) => Catalog.GetAnswer(instants);

    private protected override async Task CheckAsync()
    {
        Expect((await ContextAsync().ConfigureAwait(false)).ToItem() == _item);
        Expect(await FauxSqlAsync().ConfigureAwait(false) == _item);
        Expect((await SdkAsync().ConfigureAwait(false)).Item["Name"].S == _item.Name);
    }
}
