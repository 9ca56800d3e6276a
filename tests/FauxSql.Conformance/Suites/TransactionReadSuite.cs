using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// TransactGetItems.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
/// </summary>
public abstract class TransactionReadSuite : ConformanceSuite
{
    [Fact]
    public async Task Items_come_in_the_order_asked_for_and_missing_ones_are_empty()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        await PutLineAsync("O1", "1");
        var answer = await GetAsync(Get(Lines, """{"OrderId":{"S":"O1"},"Line":{"N":"1"} } """), Get(Orders, """{"OrderId":{"S":"None"} } """), Get(Orders, """{"OrderId":{"S":"O1"} } """));
        var responses = answer["Responses"]!.AsArray();
        Assert.Equal("1", (string?)responses[0]!["Item"]!["Line"]!["N"]);
        Assert.Empty(responses[1]!.AsObject());
        Assert.Equal("C1", (string?)responses[2]!["Item"]!["CustomerId"]!["S"]);
    }

    [Fact]
    public async Task A_projection_leaves_what_it_names_and_nothing_is_no_item()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var answer = await GetAsync(
            Get(Orders, """{"OrderId":{"S":"O1"} } """, ""","ProjectionExpression":"#c","ExpressionAttributeNames":{"#c":"CustomerId"}"""));
        Assert.Equal("C1", (string?)Assert.Single(answer["Responses"]![0]!["Item"]!.AsObject()).Value!["S"]);
        var nothing = await GetAsync(Get(Orders, """{"OrderId":{"S":"O1"} } """, ""","ProjectionExpression":"Absent" """));
        Assert.Empty(nothing["Responses"]![0]!.AsObject());
    }

    [Fact]
    public async Task Each_item_costs_two_units_at_least()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var answer = await GetAsync(
            """ "ReturnConsumedCapacity":"TOTAL", """, Get(Orders, """{"OrderId":{"S":"O1"} } """), Get(Orders, """{"OrderId":{"S":"None"} } """));
        Assert.Equal(4, (double)answer["ConsumedCapacity"]![0]!["CapacityUnits"]!);
        Assert.Equal(4, (double)answer["ConsumedCapacity"]![0]!["ReadCapacityUnits"]!);
    }

    [Fact]
    public async Task The_units_are_reported_for_each_table_where_indexes_are_asked_for()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        await PutLineAsync("O1", "1");
        var answer = await GetAsync(
            """ "ReturnConsumedCapacity":"INDEXES", """, Get(Orders, """{"OrderId":{"S":"O1"} } """), Get(Lines, """{"OrderId":{"S":"O1"},"Line":{"N":"1"} } """),
            Get(Lines, """{"OrderId":{"S":"O1"},"Line":{"N":"2"} } """));
        foreach (var (table, units) in new[] { (Orders, 2.0), (Lines, 4.0) })
        {
            var capacity = answer["ConsumedCapacity"]!.AsArray().Single(c => (string?)c!["TableName"] == table)!;
            Assert.Equal((units, units), ((double)capacity["CapacityUnits"]!, (double)capacity["ReadCapacityUnits"]!));
            Assert.Equal((units, units), ((double)capacity["Table"]!["CapacityUnits"]!, (double)capacity["Table"]!["ReadCapacityUnits"]!));
            Assert.Null(capacity["GlobalSecondaryIndexes"]);
        }
    }

    [Fact]
    public async Task What_is_read_comes_to_4_MB_at_most()
    {
        for (var i = 0; i < 11; i++)
        {
            var size = i < 10 ? 409_600 : 98_305; // together one byte more than 4 MB
            await AnswersAsync("PutItem", $$$$$"""{"TableName":"ORDERS","Item":{"OrderId":{"S":"{{{{{i:00}}}}}"},"V":{"S":"{{{{{new string('x', size - 7 - 2 - 1)}}}}}"}}}""");
        }

        string[] gets = [.. Enumerable.Range(0, 11).Select(i => Get(Orders, $$$"""{"OrderId":{"S":"{{{i:00}}}"} } """))];
        var (code, _, _) = await Backend.RefuseAsync("TransactGetItems", Request("", gets));
        Assert.Equal("ValidationException", code);
        await AnswersAsync("UpdateItem", $$$$$"""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"10"}},"UpdateExpression":"SET V = :v","ExpressionAttributeValues":{":v":{"S":"{{{{{new string('x', 98_304 - 7 - 2 - 1)}}}}}"}}}
            """);
        Assert.Equal(11, (await GetAsync(gets))["Responses"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_wrong_key_cancels_the_transaction_with_a_reason_for_each_action()
    {
        var (code, message, body) = await Backend.RefuseAsync("TransactGetItems", Request("", Get(Orders, """{"OrderId":{"S":"O1"} } """), Get(Orders, "{}")));
        Assert.Equal("TransactionCanceledException", code);
        Assert.Equal("Transaction cancelled, please refer cancellation reasons for specific reasons [None, ValidationError]", message);
        Assert.Equal("The provided key element does not match the schema", (string?)body["CancellationReasons"]![1]!["Message"]);
    }

    // What is no value at all is wrong in the request, whatever table it is for.
    [Theory]
    [InlineData("""{"OrderId":{"N":"x"}}""", "The parameter cannot be converted to a numeric value: x")]
    [InlineData("""{"OrderId":{}}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    public async Task A_key_that_cannot_be_read_is_refused_by_itself(string key, string expected)
    {
        var (code, message, _) = await Backend.RefuseAsync("TransactGetItems", Request("", Get(Orders, key)));
        Assert.Equal("ValidationException", code);
        Assert.EndsWith(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_item_twice_and_too_many_items_are_refused()
    {
        var get = Get(Orders, """{"OrderId":{"S":"O1"} } """);
        var (code, message, _) = await Backend.RefuseAsync("TransactGetItems", Request("", get, get));
        Assert.Equal(("ValidationException", "Transaction request cannot include multiple operations on one item"), (code, message));
        string[] many = [.. Enumerable.Range(0, 101).Select(i => Get(Orders, $$$"""{"OrderId":{"S":"O{{{i}}}"} } """))];
        var (_, tooMany, _) = await Backend.RefuseAsync("TransactGetItems", Request("", many));
        Assert.EndsWith("at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100", tooMany);
        Assert.Equal(100, (await GetAsync(many[..100]))["Responses"]!.AsArray().Count);
    }

    private static string Get(string table, string key, string more = "") => $$$"""{"Get":{"TableName":"{{{table}}}","Key":{{{key}}}{{{more}}} } }""";

    private static string Request(string members, params string[] gets) => $$"""{ {{members}} "TransactItems":[{{string.Join(',', gets)}}]}""";

    private Task<JsonNode> GetAsync(params string[] gets) => gets[0].StartsWith(' ')
        ? Backend.CallAsync("TransactGetItems", Request(gets[0], gets[1..]))
        : Backend.CallAsync("TransactGetItems", Request("", gets));
}
