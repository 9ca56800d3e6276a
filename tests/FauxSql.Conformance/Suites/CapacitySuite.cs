using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Capacity consumed, in every mode of every operation.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
/// </summary>
public abstract class CapacitySuite : ConformanceSuite
{
    /// <summary>Writes before, the operation, its request, and the units of the table and of its index.</summary>
    public static TheoryData<string[], string, string, double, double?> Requests { get; } = new()
    {
        // reads: 4 KB steps, half as much for eventual consistency, a missing item as the smallest
        { [], "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""", 0.5, null },
        { [Item(1)], "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""", 0.5, null },
        { [Item(1)], "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConsistentRead":true}""", 1, null },
        { [Item(5)], "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConsistentRead":true,"ProjectionExpression":"OrderId"}""", 2, null },
        { [Item(5)], "Scan", """{"TableName":"ORDERS","Select":"COUNT"}""", 1, null },
        { [Item(5)], "Scan", """{"TableName":"ORDERS","ConsistentRead":true,"FilterExpression":"attribute_exists(gone)"}""", 2, null },
        { [], "Scan", """{"TableName":"ORDERS"}""", 0.5, null },
        { [Item(3, "2"), Item(3, "3")], "Scan", """{"TableName":"ORDERS"}""", 1, null },
        { [Item(1, "1"), Item(1, "2"), Item(1, "3")], "Scan", """{"TableName":"ORDERS","ConsistentRead":true}""", 1, null },
        {
            [Item(1, "1", indexed: true), Item(1, "2", indexed: true), Item(3, "3", indexed: true)], "Query",
            """{"TableName":"ORDERS","IndexName":"CustomerIndex","KeyConditionExpression":"CustomerId = :c","ExpressionAttributeValues":{":c":{"S":"C"}}}""", 0, 1
        },
        { [], "Query", """{"TableName":"LINES","KeyConditionExpression":"OrderId = :o","ExpressionAttributeValues":{":o":{"S":"1"}}}""", 0.5, null },
        {
            [Item(5, indexed: true)], "Query",
            """{"TableName":"ORDERS","IndexName":"CustomerIndex","KeyConditionExpression":"CustomerId = :c","ExpressionAttributeValues":{":c":{"S":"C"}}}""", 0, 1
        },
        { [Item(5, indexed: true)], "Scan", """{"TableName":"ORDERS","IndexName":"CustomerIndex"}""", 0, 1 },

        // writes: 1 KB steps of the larger of before and after
        { [], "PutItem", Put(Body(1)), 1, null },
        { [], "PutItem", Put(Body(3)), 3, null },
        { [Item(3)], "PutItem", Put(Body(1)), 3, null },
        { [Item(3)], "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""", 3, null },
        { [], "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""", 1, null },
        { [Item(2)], "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"REMOVE Filler"}""", 2, null },
        { [], "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""", 1, null },

        // the index: a new, changed or removed entry once, a moved one twice, an entry that stays as it is not at all
        { [], "PutItem", Put(Body(1, indexed: true)), 1, 1 },
        { [], "PutItem", Put(Body(3, indexed: true)), 3, 3 },
        { [Item(1, indexed: true)], "PutItem", Put(Body(1, indexed: true)), 1, null },
        {
            [Put("""{"OrderId":{"S":"1"},"CustomerId":{"S":"C"},"OrderDate":{"S":"D"},"Tags":{"SS":["a","b"]}}""")], "PutItem",
            Put("""{"Tags":{"SS":["b","a"]},"OrderDate":{"S":"D"},"CustomerId":{"S":"C"},"OrderId":{"S":"1"}}"""), 1, null
        },
        { [Item(1, indexed: true)], "PutItem", Put(Body(2, indexed: true)), 2, 2 },
        { [Item(1, indexed: true)], "PutItem", Put(Body(1)), 1, 1 },
        { [Item(1, indexed: true)], "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""", 1, 1 },
        {
            [Item(2, indexed: true)], "UpdateItem",
            """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"SET CustomerId = :c","ExpressionAttributeValues":{":c":{"S":"D"}}}""", 2, 4
        },
    };

    /// <summary>The same of operations that report a list, with the total that transactions double for the table.</summary>
    public static TheoryData<string[], string, string, double, double?, string?> Lists { get; } = new()
    {
        { [Item(5)], "BatchGetItem", """{"RequestItems":{"ORDERS":{"Keys":[{"OrderId":{"S":"1"}},{"OrderId":{"S":"2"}}]}}}""", 1.5, null, null },
        { [Item(5)], "BatchGetItem", """{"RequestItems":{"ORDERS":{"ConsistentRead":true,"Keys":[{"OrderId":{"S":"1"}},{"OrderId":{"S":"2"}}]}}}""", 3, null, null },
        {
            [Item(3)], "BatchWriteItem",
            $$$$$"""{"RequestItems":{"ORDERS":[{"PutRequest":{"Item":{{{{{Body(2, "2", indexed: true)}}}}} }},{"DeleteRequest":{"Key":{"OrderId":{"S":"1"}}}}]}}""", 5, 2, null
        },
        { [], "TransactWriteItems", $$$$$"""{"TransactItems":[{"Put":{"TableName":"ORDERS","Item":{{{{{Body(2, indexed: true)}}}}} }}]}""", 4, 2, "Write" },
        { [Item(3)], "TransactWriteItems", """{"TransactItems":[{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}}]}""", 6, null, "Write" },
        {
            [Item(1)], "TransactWriteItems",
            """{"TransactItems":[{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(OrderId)"}}]}""", 2, null, "Write"
        },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_reports_what_it_consumes(string[] before, string operation, string request, double table, double? index)
    {
        foreach (var mode in new[] { "INDEXES", "TOTAL", "NONE" })
        {
            await EmptyAsync(before);
            var answer = await AnswersAsync(operation, WithMode(request, mode));
            AssertCapacity(mode, answer["ConsumedCapacity"], table, index, split: null);
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_request_for_several_tables_reports_a_list(string[] before, string operation, string request, double table, double? index, string? split)
    {
        foreach (var mode in new[] { "INDEXES", "TOTAL", "NONE" })
        {
            await EmptyAsync(before);
            var answer = await AnswersAsync(operation, WithMode(request, mode));
            AssertCapacity(mode, answer["ConsumedCapacity"]?[0], table, index, split);
        }
    }

    private async Task EmptyAsync(string[] before)
    {
        foreach (var id in new[] { "1", "2", "3" })
            await AnswersAsync("DeleteItem", $$$$$"""{"TableName":"ORDERS","Key":{"OrderId":{"S":"{{{{{id}}}}}"}}}""");
        foreach (var put in before)
            await AnswersAsync("PutItem", put);
    }

    private static void AssertCapacity(string mode, JsonNode? capacity, double table, double? index, string? split)
    {
        if (mode == "NONE")
        {
            Assert.Null(capacity);
            return;
        }

        Assert.Equal(table + (index ?? 0), (double)capacity!["CapacityUnits"]!);
        Assert.NotEmpty((string)capacity["TableName"]!);
        if (split is not null)
            Assert.Equal(table + (index ?? 0), (double)capacity[split + "CapacityUnits"]!);
        Assert.Equal(mode == "INDEXES", capacity["Table"] is not null);
        if (mode != "INDEXES")
            return;
        Assert.Equal(table, (double)capacity["Table"]!["CapacityUnits"]!);
        Assert.Equal(index, (double?)capacity["GlobalSecondaryIndexes"]?["CustomerIndex"]!["CapacityUnits"]);
    }

    private static string WithMode(string request, string mode) => $$"""{"ReturnConsumedCapacity":"{{mode}}",{{request[1..]}}""";

    private static string Item(int kilobytes, string id = "1", bool indexed = false) => Put(Body(kilobytes, id, indexed));

    private static string Put(string body) => $$"""{"TableName":"ORDERS","Item":{{body}}}""";

    private static string Body(int kilobytes, string id = "1", bool indexed = false) => $$$$$"""
        {"OrderId":{"S":"{{{{{id}}}}}"},{{{{{(indexed ? "\"CustomerId\":{\"S\":\"C\"},\"OrderDate\":{\"S\":\"D\"}," : "")}}}}}"Filler":{"S":"{{{{{new string('x', (kilobytes * 1024) - 100)}}}}}"}}
        """;
}
