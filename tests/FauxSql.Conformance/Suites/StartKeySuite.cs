namespace FauxSql.Conformance.Suites;

/// <summary>
/// ExclusiveStartKey: what it must hold, and where it must lie.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
/// </summary>
public abstract class StartKeySuite : ConformanceSuite
{
    private const string Invalid = "The provided starting key is invalid";
    private const string Mismatch = "The provided key element does not match the schema";
    private const string Outside = "The provided starting key is outside query boundaries based on provided conditions";
    private const string OffRange = "The provided starting key does not match the range key predicate";
    private const string Empty = "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ";

    private static readonly (string Condition, string Key, string Message)[] OfLines =
    [
        ("OrderId = :o", "{}", Invalid), ("OrderId = :o", """{"OrderId":{"S":"1"}}""", Invalid),
        ("OrderId = :o", """{"OrderId":{"S":"1"},"Line":{"N":"1"},"More":{"N":"1"}}""", Invalid), ("OrderId = :o", """{"OrderId":{"S":"1"},"Other":{"N":"1"}}""", Invalid),
        ("OrderId = :o", """{"OrderId":{"N":"1"},"Line":{"N":"1"}}""", Mismatch), ("OrderId = :o", """{"OrderId":{"S":"1"},"Line":{"S":"1"}}""", Mismatch),
        ("OrderId = :o", """{"OrderId":{"S":""},"Line":{"N":"1"}}""", Empty + "OrderId"), ("OrderId = :o", """{"OrderId":{"S":"2"},"Line":{"N":"1"}}""", Outside),
        ("OrderId = :o", """{"OrderId":{},"Line":{"N":"1"}}""", Invalid + ": Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
        ("OrderId = :o", """{"OrderId":{"S":"1"},"Line":{"N":"x"}}""", "The parameter cannot be converted to a numeric value: x"),
        ("OrderId = :o AND Line > :n", """{"OrderId":{"S":"1"},"Line":{"N":"5"}}""", OffRange), ("OrderId = :o AND Line < :n", """{"OrderId":{"S":"1"},"Line":{"N":"5"}}""", OffRange),
        ("OrderId = :o AND Line = :n", """{"OrderId":{"S":"1"},"Line":{"N":"4"}}""", OffRange),
        ("OrderId = :o AND Line = :n", """{"OrderId":{"S":"2"},"Line":{"N":"5"}}""", "The query can return at most one row and cannot be restarted"),
    ];

    private const string OfOrder =
        """{"TableName":"ORDERS","KeyConditionExpression":"OrderId = :o","ExpressionAttributeValues":{":o":{"S":"1"}},"ExclusiveStartKey":{"OrderId":{"S":"1"}}}""";

    private static readonly (string Key, string Message)[] OfIndex =
    [
        ("""{"OrderId":{"S":"1"}}""", Invalid), ("""{"CustomerId":{"S":"C"},"OrderDate":{"S":"D"}}""", Invalid),
        ("""{"OrderId":{"S":"1"},"CustomerId":{"N":"1"},"OrderDate":{"S":"D"}}""", Mismatch),
        ("""{"OrderId":{"N":"1"},"CustomerId":{"S":"C"},"OrderDate":{"S":"D"}}""", $"{Invalid}: {Mismatch}"),
        ("""{"OrderId":{"S":"1"},"CustomerId":{"S":"D"},"OrderDate":{"S":"D"}}""", Outside),
    ];

    private static readonly (string Request, string Message)[] OfScans =
    [
        ("""{"TableName":"LINES","ExclusiveStartKey":{"OrderId":{"S":"1"}}}""", $"{Invalid}: {Mismatch}"),
        ("""{"TableName":"LINES","ExclusiveStartKey":{"OrderId":{"S":"1"},"Line":{"S":"1"}}}""", $"{Invalid}: {Mismatch}"),
        ("""{"TableName":"ORDERS","IndexName":"CustomerIndex","ExclusiveStartKey":{"OrderId":{"S":"1"}}}""", Invalid),
        ("""{"TableName":"ORDERS","IndexName":"CustomerIndex","ExclusiveStartKey":{"OrderId":{"S":"1"},"CustomerId":{"S":"C"},"OrderDate":{"N":"1"}}}""", Mismatch),
    ];

    public static TheoryData<string, string, string> Refused { get; } =
    [
        .. OfLines.Select(c => new TheoryDataRow<string, string, string>("Query", OfQuery(c.Condition, c.Key), c.Message)),
        .. OfIndex.Select(c => new TheoryDataRow<string, string, string>(
            "Query",
            $$$$$"""
            {"TableName":"ORDERS","IndexName":"CustomerIndex","KeyConditionExpression":"CustomerId = :c","ExpressionAttributeValues":{":c":{"S":"C"}},
             "ExclusiveStartKey":{{{{{c.Key}}}}} }
            """,
            c.Message)),
        new("Query", OfOrder, "The provided exclusive start key is invalid: ExclusiveStartKey: {OrderId=AttributeValue: {S:1}}"),
        .. OfScans.Select(c => new TheoryDataRow<string, string, string>("Scan", c.Request, c.Message)),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_starting_key_that_does_not_fit_is_refused(string operation, string request, string message) =>
        RefusesExactlyAsync(operation, request, "ValidationException", message);

    [Theory]
    [InlineData(true, "3", new[] { "4", "5" })]
    [InlineData(false, "3", new[] { "2", "1" })]
    [InlineData(true, "3.5", new[] { "4", "5" })]
    [InlineData(false, "3.5", new[] { "3", "2", "1" })]
    [InlineData(true, "5", new string[0])]
    public async Task A_page_begins_behind_the_key_whether_an_item_has_it_or_not(bool forward, string line, string[] expected)
    {
        for (var i = 1; i <= 5; i++)
            await PutLineAsync("1", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var page = await AnswersAsync("Query", $$$$$"""
            {"ScanIndexForward":{{{{{(forward ? "true" : "false")}}}}},{{{{{OfQuery("OrderId = :o", $$$"""{"OrderId":{"S":"1"},"Line":{"N":"{{{line}}}"}}""")[1..]}}}}}
            """);
        Assert.Equal(expected, page["Items"]!.AsArray().Select(item => (string)item!["Line"]!["N"]!));
    }

    // A key that is given out can be used.
    [Fact]
    public async Task A_query_of_a_partition_that_has_one_row_is_not_continued()
    {
        await PutOrderAsync("1", "C1", "2026-01-01", 1);
        var page = await AnswersAsync(
            "Query", """{"TableName":"ORDERS","Limit":1,"KeyConditionExpression":"OrderId = :o","ExpressionAttributeValues":{":o":{"S":"1"}}}""");
        Assert.Equal(1, (int)page["Count"]!);
        Assert.Null(page["LastEvaluatedKey"]);
    }

    [Fact]
    public async Task A_starting_key_lies_in_the_segment_that_is_scanned()
    {
        for (var i = 0; i < 40; i++)
            await PutOrderAsync($"O{i}", "C1", "2026-01-01", i);
        var page = await AnswersAsync("Scan", """{"TableName":"ORDERS","Segment":0,"TotalSegments":4,"Limit":1}""");
        var start = page["LastEvaluatedKey"]!.ToJsonString();
        await AnswersAsync("Scan", $$"""{"TableName":"ORDERS","Segment":0,"TotalSegments":4,"ExclusiveStartKey":{{start}} }""");
        await RefusesExactlyAsync(
            "Scan", $$"""{"TableName":"ORDERS","Segment":1,"TotalSegments":4,"ExclusiveStartKey":{{start}} }""", "ValidationException",
            Invalid + ": Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: 4 Segment: 1");
    }

    private static string OfQuery(string condition, string key)
    {
        var number = condition.Contains(":n", StringComparison.Ordinal) ? """
            ,":n":{"N":"5"}
            """ : "";
        return $$$$$"""
            {"TableName":"LINES","KeyConditionExpression":"{{{{{condition}}}}}","ExpressionAttributeValues":{":o":{"S":"1"}{{{{{number}}}}}},"ExclusiveStartKey":{{{{{key}}}}}}
            """;
    }
}
