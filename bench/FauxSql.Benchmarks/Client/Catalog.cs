using System.Globalization;
using System.Text;

namespace FauxSql.Benchmarks.Client;

/// <summary>100 items of one category, and the answers that hold them.</summary>
internal static class Catalog
{
    public const string Table = "CatalogItems";
    public const string Category = "CAT-0042";
    public const int Count = 100;

    /// <summary>How FauxSql stores an instant.</summary>
    public const string OwnInstants = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>How the AWS SDK stores an instant.</summary>
    public const string SdkInstants = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private const string Sentence = "A kettle of brushed steel that holds one and a half litres and switches itself off. ";

    public static IReadOnlyList<CatalogItem> All { get; } = [.. Enumerable.Range(0, Count).Select(Make)];

    /// <summary>An item as it is stored.</summary>
    public static byte[] ItemOf(CatalogItem item, string instants) => Encoding.UTF8.GetBytes(Json(item, instants));

    public static byte[] GetAnswer(string instants) => Encoding.UTF8.GetBytes(
        $$"""{"Item":{{Json(All[0], instants)}} }""");

    public static byte[] QueryAnswer(string instants) => Encoding.UTF8.GetBytes(
        $$"""{"Count":{{Count}},"Items":[{{Items(instants)}}],"ScannedCount":{{Count}} }""");

    public static byte[] BatchAnswer(string instants) => Encoding.UTF8.GetBytes(
        $$"""{"Responses":{"{{Table}}":[{{Items(instants)}}]},"UnprocessedKeys":{} }""");

    public static byte[] PutAnswer() => "{}"u8.ToArray();

    private static string Items(string instants) => string.Join(',', All.Select(item => Json(item, instants)));

    // Not in the order in which either side would write the attributes; DynamoDB has an order of its own.
    private static string Json(CatalogItem item, string instants) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"Stock":{"N":"{{{item.Stock}}}"},"ProductId":{"S":"{{{item.ProductId}}}"},"ChangedAt":{"S":"{{{item.ChangedAt.ToString(instants, CultureInfo.InvariantCulture)}}}"},"Description":{"S":"{{{item.Description}}}"},"CategoryId":{"S":"{{{item.CategoryId}}}"},"Price":{"N":"{{{item.Price}}}"},"Name":{"S":"{{{item.Name}}}"}}
        """);

    private static CatalogItem Make(int number) => new()
    {
        CategoryId = Category,
        ProductId = $"P-{number:000000}",
        Name = $"Kettle of brushed steel, model {number:000}",
        Description = string.Concat(Enumerable.Repeat(Sentence, 4))[..300],
        Price = 19.95m + number,
        Stock = 3 * number,
        ChangedAt = new DateTime(2026, 1, 1, 9, 30, 0, DateTimeKind.Utc).AddMinutes(number),
    };
}
