using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Sdk;

namespace FauxSql.Benchmarks.Client;

/// <summary>One item in place of what is stored.</summary>
public class PutItemBenchmark : ClientBenchmark
{
    private readonly CatalogItem _item = Catalog.All[0];
    private readonly SdkCatalogItem _sdkItem = SdkCatalogItem.Of(Catalog.All[0]);

    [Benchmark(Baseline = true, Description = "DynamoDBContext.SaveAsync")]
    public Task ContextAsync() => Clients.Context.SaveAsync(_sdkItem);

    [Benchmark(Description = "AmazonDynamoDBClient.PutItemAsync, from a dictionary")]
    public Task<PutItemResponse> SdkAsync() => Clients.Sdk.PutItemAsync(new PutItemRequest
    {
        TableName = Catalog.Table,
        Item = new()
        {
            ["CategoryId"] = new AttributeValue(_item.CategoryId),
            ["ProductId"] = new AttributeValue(_item.ProductId),
            ["Name"] = new AttributeValue(_item.Name),
            ["Description"] = new AttributeValue(_item.Description),
            ["Price"] = new AttributeValue { N = _item.Price.ToString(CultureInfo.InvariantCulture) },
            ["Stock"] = new AttributeValue { N = _item.Stock.ToString(CultureInfo.InvariantCulture) },
            ["ChangedAt"] = new AttributeValue(_item.ChangedAt.ToString(Catalog.SdkInstants, CultureInfo.InvariantCulture)),
        },
    });

    [Benchmark(Description = "FauxSql: PutAsync")]
    public Task<CatalogItem> FauxSqlAsync() => Clients.Own.CatalogItems.PutAsync(_item);

    private protected override byte[] Answer(string instants) => Catalog.PutAnswer();

    // DynamoDBContext.SaveAsync is an UpdateItem of all attributes; what it sets must be what is put.
    private protected override async Task CheckAsync()
    {
        using var own = await SentAsync(Clients.OwnHandler, FauxSqlAsync).ConfigureAwait(false);
        using var low = await SentAsync(Clients.SdkHandler, SdkAsync).ConfigureAwait(false);
        using var context = await SentAsync(Clients.SdkHandler, ContextAsync).ConfigureAwait(false);
        var item = own.RootElement.GetProperty("Item");
        Expect(item.EnumerateObject().Count() == 7);
        foreach (var attribute in item.EnumerateObject().Where(attribute => attribute.Name != "ChangedAt"))
            Expect(JsonElement.DeepEquals(attribute.Value, low.RootElement.GetProperty("Item").GetProperty(attribute.Name)));
        Expect(context.RootElement.GetRawText().Contains(_item.Description, StringComparison.Ordinal));
    }

    private static async Task<JsonDocument> SentAsync(CannedHandler handler, Func<Task> send)
    {
        var body = Array.Empty<byte>();
        handler.Observe = async request => body = await request.Content!.ReadAsByteArrayAsync().ConfigureAwait(false);
        await send().ConfigureAwait(false);
        handler.Observe = null;
        return JsonDocument.Parse(body);
    }
}
