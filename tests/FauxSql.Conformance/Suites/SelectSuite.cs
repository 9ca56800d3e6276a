using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Select: which attributes a Query or Scan gives of a table, and of a global index that has only some. Of a table of parts, HASH Id, with
/// ByKind, HASH Kind, which includes Colour. PARTS stands for it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html#DDB-Query-request-Select
/// </summary>
public abstract class SelectSuite : ConformanceSuite
{
    private const string Index = "\"IndexName\":\"ByKind\",";
    private const string Invalid = "One or more parameter values were invalid: ";

    // Query says so of these mistakes, and Scan does not.
    private const string One = "1 validation error detected: ";

    private readonly string _parts = $"Parts-{Guid.NewGuid():N}";

    /// <summary>Members of the request, and the attributes that the item comes with, or nothing where items are only counted.</summary>
    private static readonly (string Members, string? Attributes)[] Selections =
    [
        ("", "Colour Id Kind Weight"), ("\"Select\":\"ALL_ATTRIBUTES\",", "Colour Id Kind Weight"), ("\"Select\":\"COUNT\",", null),
        ("\"ProjectionExpression\":\"Weight\",", "Weight"), ("\"Select\":\"SPECIFIC_ATTRIBUTES\",\"ProjectionExpression\":\"Weight,Gone\",", "Weight"),
        (Index, "Colour Id Kind"), (Index + "\"Select\":\"ALL_PROJECTED_ATTRIBUTES\",", "Colour Id Kind"), (Index + "\"Select\":\"COUNT\",", null),
        (Index + "\"Select\":\"SPECIFIC_ATTRIBUTES\",\"ProjectionExpression\":\"Colour,Id\",", "Colour Id"),
        (Index + "\"ProjectionExpression\":\"Colour\",", "Colour"),
    ];

    /// <summary>Members of a request that is refused, and the words; those that Query begins with a number are marked.</summary>
    private static readonly (string Members, string Message, bool IsNumbered)[] Mistakes =
    [
        ("\"Select\":\"SPECIFIC_ATTRIBUTES\",", "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES", true),
        ("\"Select\":\"ALL_PROJECTED_ATTRIBUTES\",", "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName", true),
        ("\"Select\":\"ALL_ATTRIBUTES\",\"ProjectionExpression\":\"Id\",", "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES", true),
        ("\"Select\":\"COUNT\",\"ProjectionExpression\":\"Id\",", "Cannot specify the ProjectionExpression when choosing to get only the Count", true),
        (Index + "\"Select\":\"ALL_PROJECTED_ATTRIBUTES\",\"ProjectionExpression\":\"Id\",",
            "Cannot specify the ProjectionExpression when choosing to get ALL_PROJECTED_ATTRIBUTES", true),
        (Index + "\"Select\":\"ALL_ATTRIBUTES\",",
            Invalid + "Select type ALL_ATTRIBUTES is not supported for global secondary index ByKind because its projection type is not ALL", false),
        (Index + "\"ProjectionExpression\":\"Id,Weight\",", Invalid + "Global secondary index ByKind does not project [Weight]", false),
    ];

    /// <summary>The same with the older parameter, which KeyConditions go with.</summary>
    private static readonly (string Members, string Message)[] OlderMistakes =
    [
        (Index + "\"Select\":\"ALL_ATTRIBUTES\",\"AttributesToGet\":[\"Id\"],", "Cannot specify the AttributesToGet when choosing to get ALL_ATTRIBUTES"),
        (Index + "\"Select\":\"ALL_PROJECTED_ATTRIBUTES\",\"AttributesToGet\":[\"Id\"],",
            "Cannot specify the AttributesToGet when choosing to get ALL_PROJECTED_ATTRIBUTES"),
        (Index + "\"Select\":\"COUNT\",\"AttributesToGet\":[\"Id\"],", "Cannot specify the AttributesToGet when choosing to get only the Count"),
    ];

    public static TheoryData<string, string, string?> Selected { get; } =
    [
        .. from operation in new[] { "Query", "Scan" }
           from selection in Selections
           select new TheoryDataRow<string, string, string?>(operation, Request(operation, selection.Members), selection.Attributes),
        new TheoryDataRow<string, string, string?>("Query", Older("Query", Index + "\"Select\":\"SPECIFIC_ATTRIBUTES\",\"AttributesToGet\":[\"Colour\"],"), "Colour"),
        new TheoryDataRow<string, string, string?>("Scan", Older("Scan", Index + "\"Select\":\"SPECIFIC_ATTRIBUTES\",\"AttributesToGet\":[\"Colour\"],"), "Colour"),
    ];

    public static TheoryData<string, string, string> Refused { get; } =
    [
        .. from mistake in Mistakes
           select new TheoryDataRow<string, string, string>("Query", Request("Query", mistake.Members), (mistake.IsNumbered ? One : "") + mistake.Message),
        .. Mistakes.Select(m => new TheoryDataRow<string, string, string>("Scan", Request("Scan", m.Members), m.Message)),
        .. OlderMistakes.Select(m => new TheoryDataRow<string, string, string>("Query", Older("Query", m.Members), One + m.Message)),
        .. OlderMistakes.Select(m => new TheoryDataRow<string, string, string>("Scan", Older("Scan", m.Members), m.Message)),
    ];

    [Theory]
    [MemberData(nameof(Selected))]
    public async Task What_is_selected_comes(string operation, string request, string? attributes)
    {
        await FillAsync();
        var page = await Backend.CallAsync(operation, NamedParts(request));
        Assert.Equal((1, 1), ((int)page["Count"]!, (int)page["ScannedCount"]!));
        if (attributes is null)
            Assert.Null(page["Items"]);
        else
            Assert.Equal(attributes.Split(' '), Assert.Single(page["Items"]!.AsArray())!.AsObject().Select(a => a.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_selected_is_refused(string operation, string request, string message)
    {
        await FillAsync();
        await RefusesExactlyAsync(operation, NamedParts(request), "ValidationException", message);
    }

    // The key condition is that of the table, or of the index where that is named.
    private static string Request(string operation, string members)
    {
        var condition = operation == "Scan" ? "" : members.Contains(Index, StringComparison.Ordinal)
            ? """ "KeyConditionExpression":"Kind = :k","ExpressionAttributeValues":{":k":{"S":"bolt"}}, """
            : """ "KeyConditionExpression":"Id = :i","ExpressionAttributeValues":{":i":{"S":"1"}}, """;
        return $$"""{ {{condition}} {{members}} "TableName":"PARTS"}""";
    }

    private static string Older(string operation, string members)
    {
        var condition = operation == "Scan" ? "" : """ "KeyConditions":{"Kind":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"bolt"}]}}, """;
        return $$"""{ {{condition}} {{members}} "TableName":"PARTS"}""";
    }

    private async Task FillAsync()
    {
        await CreateTableAsync(NamedParts("""
            {"TableName":"PARTS","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},{"AttributeName":"Kind","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByKind","KeySchema":[{"AttributeName":"Kind","KeyType":"HASH"}],
               "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["Colour"]}}]}
            """));
        await Backend.CallAsync("PutItem", NamedParts("""
            {"TableName":"PARTS","Item":{"Id":{"S":"1"},"Kind":{"S":"bolt"},"Colour":{"S":"red"},"Weight":{"N":"5"}}}
            """));
    }

    private string NamedParts(string request) => request.Replace("PARTS", _parts, StringComparison.Ordinal);
}
