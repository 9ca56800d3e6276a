using System.Text;
using System.Text.Json;
using FauxSql.Benchmarks.InProcess;
using FauxSql.Benchmarks.Model;
using FauxSql.Http;

namespace FauxSql.Benchmarks.Http;

/// <summary>
/// The workloads, in the order they are run: those that read the 10,000 invoices come before those that write, so that all servers hold
/// the same while they are read. What is written goes to 20,000 other keys in turn; when one comes up again its item has changed, because SQLite
/// writes no pages that stay the same.
/// </summary>
internal static class Workloads
{
    private const string Table = Requests.Table;
    private const int FreshItems = 20_000;
    private const int BatchSize = 25;
    private const int TransactionSize = 4;

    private static readonly string[] Fresh =
        [.. Enumerable.Range(1, 2).SelectMany(version => Enumerable.Range(Invoices.Count, FreshItems).Select(number => ItemOf(Invoices.Make(number) with { Lines = version })))];

    private static readonly Invoice[] Shuffled = [.. Invoices.Shuffled().Select(number => Invoices.All[number])];

    public static Workload GetItem { get; } = new(
        "GetItem", "GetItem", 1, [.. Shuffled.Select(invoice => Text(Requests.GetItem(invoice)))], answer => answer.TryGetProperty("Item", out _));

    public static Workload QueryTable { get; } = new(
        "Query of 20, table", "Query", 1, [.. Shuffled.Select(invoice => Text(Requests.QueryByCustomer(invoice.CustomerId)))], Has20);

    public static Workload QueryIndex { get; } = new(
        "Query of 20, index", "Query", 1, [.. Shuffled.Select(invoice => Text(Requests.QueryByRegion(invoice.Region)))], Has20);

    public static Workload PutItem { get; } = new(
        "PutItem", "PutItem", 1, [.. Fresh.Select(item => $$"""{"TableName":"{{Table}}","Item":{{item}}}""")], _ => true);

    public static Workload UpdateItem { get; } = new(
        "UpdateItem with a condition", "UpdateItem", 1, [.. Shuffled.Select(UpdateOf)], _ => true);

    public static Workload BatchWrite { get; } = new(
        "BatchWriteItem of 25",
        "BatchWriteItem",
        1,
        [.. Batches(Fresh)],
        answer => !answer.GetProperty("UnprocessedItems").EnumerateObject().Any());

    public static Workload TransactWrite { get; } = new(
        "TransactWriteItems of 4",
        "TransactWriteItems",
        1,
        [.. Fresh.Chunk(TransactionSize).Select(TransactionOf)],
        _ => true);

    /// <summary>The requests that write all invoices.</summary>
    public static IEnumerable<string> Fill() => Batches(Invoices.All.Select(ItemOf));

    /// <summary>The whole table page after page. Where pages begin is asked of the server, so that wrk can send them in turn.</summary>
    public static async Task<Workload> ScanOfAsync(ServerProcess server)
    {
        await using var endpoint = DynamoEndpoint.At(server.Address.ToString());
        var pages = new List<string>();
        var start = "";
        var items = 0;
        do
        {
            var body = $$"""{"TableName":"{{Table}}"{{start}}}""";
            pages.Add(body);
            using var answer = await Endpoint.SendAsync(endpoint, "Scan", body).ConfigureAwait(false);
            items += answer.RootElement.GetProperty("Count").GetInt32();
            start = answer.RootElement.TryGetProperty("LastEvaluatedKey", out var last) ? $$""","ExclusiveStartKey":{{last.GetRawText()}}""" : "";
        }
        while (start.Length > 0);
        return items == Invoices.Count
            ? new Workload("Scan of 10,000, all pages", "Scan", pages.Count, pages, answer => answer.GetProperty("Count").GetInt32() > 0)
            : throw new InvalidOperationException($"{server.Name} scans {items} items");
    }

    private static bool Has20(JsonElement answer) => answer.GetProperty("Count").GetInt32() == Invoices.InGroup;

    private static IEnumerable<string> Batches(IEnumerable<string> items) => items.Chunk(BatchSize).Select(batch =>
    {
        var puts = batch.Select(item => $$"""{"PutRequest":{"Item":{{item}} } }""");
        return $$"""{"RequestItems":{"{{Table}}":[{{string.Join(',', puts)}}] } }""";
    });

    private static string TransactionOf(string[] items)
    {
        var puts = items.Select(item => $$"""{"Put":{"TableName":"{{Table}}","Item":{{item}} } }""");
        return $$"""{"TransactItems":[{{string.Join(',', puts)}}]}""";
    }

    private static string UpdateOf(Invoice invoice) =>
        $$$"""
        {"TableName":"{{{Table}}}","Key":{"CustomerId":{"S":"{{{invoice.CustomerId}}}"},"InvoiceId":{"S":"{{{invoice.InvoiceId}}}"} },
        "UpdateExpression":"SET #l = #l + :one","ConditionExpression":"attribute_exists(InvoiceId) AND #l >= :one",
        "ExpressionAttributeNames":{"#l":"Lines"},"ExpressionAttributeValues":{":one":{"N":"1"} } }
        """.ReplaceLineEndings("");

    private static string ItemOf(Invoice invoice) => Text(Contestants.ItemOf(invoice));

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
