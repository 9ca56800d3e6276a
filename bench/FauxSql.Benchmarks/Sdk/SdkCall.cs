using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FauxSql.Benchmarks.InProcess;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.Sdk;

/// <summary>A call that is measured. Which invoice it is about follows from its number.</summary>
/// <param name="Title">The operation.</param>
/// <param name="RunAsync">Makes the call of a number.</param>
internal sealed record SdkCall(string Title, Func<IAmazonDynamoDB, int, Task> RunAsync)
{
    private static readonly int[] Order = Invoices.Shuffled();
    private static readonly Dictionary<string, AttributeValue>[] Items = ReadItems();

    public static SdkCall GetItem { get; } = new("GetItem", async (client, number) =>
    {
        var item = Items[Order[number % Order.Length]];
        var key = new Dictionary<string, AttributeValue> { ["CustomerId"] = item["CustomerId"], ["InvoiceId"] = item["InvoiceId"] };
        var answer = await client.GetItemAsync(new GetItemRequest { TableName = Requests.Table, Key = key }).ConfigureAwait(false);
        if (answer.Item is not { Count: > 5 })
            throw new InvalidOperationException("An item was not found");
    });

    // What is written differs from what is stored, as it does elsewhere on this page.
    public static SdkCall PutItem { get; } = new("PutItem", (client, number) =>
    {
        var item = new Dictionary<string, AttributeValue>(Items[Order[number % Order.Length]])
        {
            ["Lines"] = new AttributeValue { N = number.ToString(CultureInfo.InvariantCulture) },
        };
        return client.PutItemAsync(new PutItemRequest { TableName = Requests.Table, Item = item });
    });

    private static Dictionary<string, AttributeValue>[] ReadItems()
    {
        using var marshalling = new SdkMarshalling();
        return [.. Invoices.All.Select(invoice => marshalling.ToMap(SdkInvoice.Of(invoice)))];
    }
}
