using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Sort keys that are texts or binaries: both are ordered by their bytes, texts by those of UTF-8. SORTED stands for the table, HASH P and RANGE R.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
/// </summary>
public abstract class SortKeySuite : ConformanceSuite
{
    // In their order. UTF-16 would have the last two the other way round.
    private static readonly string[] Texts = ["A", "Z", "a", "ab", "b", "é", "～", "🙂"];

    // 00, 00 FF, 01, 7F, 80, FF, FF 00.
    private static readonly string[] Binaries = ["AA==", "AP8=", "AQ==", "fw==", "gA==", "/w==", "/wA="];

    private readonly string _sorted = $"Sorted-{Guid.NewGuid():N}";

    /// <summary>The type, a condition on R, its values, and the positions of the sort keys that meet it.</summary>
    public static TheoryData<string, string, string[], int[]> Conditions { get; } = new()
    {
        { "S", "", [], [0, 1, 2, 3, 4, 5, 6, 7] },
        { "S", " AND R = :a", ["a"], [2] },
        { "S", " AND R < :a", ["a"], [0, 1] },
        { "S", " AND R <= :a", ["a"], [0, 1, 2] },
        { "S", " AND R > :a", ["b"], [5, 6, 7] },
        { "S", " AND R >= :a", ["～"], [6, 7] },
        { "S", " AND R BETWEEN :a AND :b", ["a", "b"], [2, 3, 4] },
        { "S", " AND begins_with(R, :a)", ["a"], [2, 3] },
        { "S", " AND begins_with(R, :a)", ["abc"], [] },
        { "B", "", [], [0, 1, 2, 3, 4, 5, 6] },
        { "B", " AND R = :a", ["gA=="], [4] },
        { "B", " AND R < :a", ["fw=="], [0, 1, 2] },
        { "B", " AND R <= :a", ["AP8="], [0, 1] },
        { "B", " AND R > :a", ["fw=="], [4, 5, 6] },
        { "B", " AND R >= :a", ["/w=="], [5, 6] },
        { "B", " AND R BETWEEN :a AND :b", ["AP8=", "gA=="], [1, 2, 3, 4] },
        { "B", " AND begins_with(R, :a)", ["AA=="], [0, 1] },
        { "B", " AND begins_with(R, :a)", ["/w=="], [5, 6] },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Conditions_select_a_range_of_bytes(string type, string condition, string[] values, int[] expected)
    {
        await FillAsync(type);
        var given = string.Concat(values.Select((value, i) => $",\":{(char)('a' + i)}\":{Value(type, value)}"));
        foreach (var forward in new[] { true, false })
        {
            var page = await Backend.CallAsync("Query", $$$$"""
                {"TableName":"{{{{_sorted}}}}","ScanIndexForward":{{{{(forward ? "true" : "false")}}}},"KeyConditionExpression":"P = :p{{{{condition}}}}",
                 "ExpressionAttributeValues":{":p":{"S":"1"}{{{{given}}}}}}
                """);
            var found = page["Items"]!.AsArray().Select(item => Array.IndexOf(Keys(type), (string)item!["R"]![type]!));
            Assert.Equal(expected, forward ? found : found.Reverse());
        }
    }

    [Theory]
    [InlineData("S")]
    [InlineData("B")]
    public async Task Pages_follow_each_other(string type)
    {
        await FillAsync(type);
        var (found, start) = (new List<string>(), "");
        do
        {
            var page = await Backend.CallAsync("Query", $$$$"""
                {"TableName":"{{{{_sorted}}}}","Limit":2,"KeyConditionExpression":"P = :p","ExpressionAttributeValues":{":p":{"S":"1"}}{{{{start}}}}}
                """);
            found.AddRange(page["Items"]!.AsArray().Select(item => (string)item!["R"]![type]!));
            start = page["LastEvaluatedKey"] is { } last ? $""","ExclusiveStartKey":{last.ToJsonString()}""" : "";
        }
        while (start.Length > 0);
        Assert.Equal(Keys(type), found);
    }

    [Theory]
    [InlineData("S")]
    [InlineData("B")]
    public async Task Every_key_finds_its_item(string type)
    {
        await FillAsync(type);
        foreach (var key in Keys(type))
        {
            var found = await Backend.CallAsync("GetItem", $$$"""{"TableName":"{{{_sorted}}}","Key":{"P":{"S":"1"},"R":{{{Value(type, key)}}}}}""");
            Assert.Equal(key, (string?)found["Item"]!["R"]![type]);
        }
    }

    private static string[] Keys(string type) => type == "S" ? Texts : Binaries;

    private static string Value(string type, string text) => new JsonObject { [type] = text }.ToJsonString();

    // Written in another order than theirs, and next to another partition.
    private async Task FillAsync(string type)
    {
        await CreateTableAsync($$"""
            {"TableName":"{{_sorted}}","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"P","KeyType":"HASH"},{"AttributeName":"R","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"P","AttributeType":"S"},{"AttributeName":"R","AttributeType":"{{type}}"}]}
            """);
        foreach (var key in Keys(type).Reverse())
            foreach (var partition in new[] { "1", "2" })
                await Backend.CallAsync("PutItem", $$$"""{"TableName":"{{{_sorted}}}","Item":{"P":{"S":"{{{partition}}}"},"R":{{{Value(type, key)}}}}}""");
    }
}
