using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Local secondary indexes: a table of messages, HASH Room, RANGE Id, with BySender (keys only) and ByDate (everything).
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
/// </summary>
public abstract class LocalIndexSuite : ConformanceSuite
{
    private readonly string _messages = $"Messages-{Guid.NewGuid():N}";

    /// <summary>Tables that are refused, and the words. KEY stands for a key of two parts, INDEX for a good index.</summary>
    public static TheoryData<string, string, string> Refused { get; } = new()
    {
        {
            """{"AttributeName":"Room","KeyType":"HASH"}""", """{"IndexName":"Idx","KeySchema":[ROOM,SENDER],"Projection":{"ProjectionType":"ALL"}}""",
            "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex"
        },
        {
            "KEY", """{"IndexName":"Idx","KeySchema":[ROOM],"Projection":{"ProjectionType":"ALL"}}""",
            "Index KeySchema does not have a range key for index: Idx"
        },
        {
            "KEY", """{"IndexName":"Idx","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"},SENDER],"Projection":{"ProjectionType":"ALL"}}""",
            "Index KeySchema does not have the same leading hash key as table KeySchema for index: Idx. index hash key: Id, table hash key: Room"
        },
        { "KEY", "INDEX,INDEX", "Duplicate index name: Idx" },
        { "KEY", "", "List of LocalSecondaryIndexes is empty" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_local_index_is_refused(string key, string indexes, string words)
    {
        var (code, message, _) = await Backend.RefuseAsync("CreateTable", $$"""
            {"TableName":"Wrong","BillingMode":"PAY_PER_REQUEST","KeySchema":[{{key}}],"LocalSecondaryIndexes":[{{indexes}}],
             "AttributeDefinitions":[{"AttributeName":"Room","AttributeType":"S"},{"AttributeName":"Id","AttributeType":"N"},
                                     {"AttributeName":"Sender","AttributeType":"S"}]}
            """
            .Replace("INDEX", """{"IndexName":"Idx","KeySchema":[ROOM,SENDER],"Projection":{"ProjectionType":"ALL"}}""", StringComparison.Ordinal)
            .Replace("KEY", """ROOM,{"AttributeName":"Id","KeyType":"RANGE"}""", StringComparison.Ordinal)
            .Replace("ROOM", """{"AttributeName":"Room","KeyType":"HASH"}""", StringComparison.Ordinal)
            .Replace("SENDER", """{"AttributeName":"Sender","KeyType":"RANGE"}""", StringComparison.Ordinal));
        Assert.Equal("ValidationException", code);
        Assert.Contains(words, message);
    }

    [Fact]
    public async Task An_index_sorts_a_partition_by_another_attribute_and_leaves_out_items_without_it()
    {
        await CreateMessagesAsync();
        await PutAsync("R1", 1, """ "Sender":{"S":"zoe"},"Sent":{"N":"30"}""");
        await PutAsync("R1", 2, """ "Sender":{"S":"ann"},"Sent":{"N":"20"}""");
        await PutAsync("R1", 3, """ "Sent":{"N":"10"}""");
        await PutAsync("R2", 4, """ "Sender":{"S":"bob"},"Sent":{"N":"5"}""");
        Assert.Equal(["2", "1"], IdsOf(await QueryAsync("BySender", "R1")));
        Assert.Equal(["3", "2", "1"], IdsOf(await QueryAsync("ByDate", "R1", ""","ConsistentRead":true""")));
        var scanned = await Backend.CallAsync("Scan", $$"""{"TableName":"{{_messages}}","IndexName":"BySender","ConsistentRead":true}""");
        Assert.Equal(["1", "2", "4"], IdsOf(scanned).Order());
    }

    [Fact]
    public async Task What_the_index_leaves_out_is_fetched_from_the_table_and_charged_to_it()
    {
        await CreateMessagesAsync();
        await PutAsync("R1", 1, """ "Sender":{"S":"ann"},"Text":{"S":"hello"}""");
        await PutAsync("R1", 2, """ "Sender":{"S":"bob"},"Text":{"S":"there"}""");

        var kept = await QueryAsync("BySender", "R1", ""","ReturnConsumedCapacity":"INDEXES" """);
        Assert.Equal(["Id", "Room", "Sender"], kept["Items"]![0]!.AsObject().Select(a => a.Key).Order());
        Assert.Equal(0.5, (double)kept["ConsumedCapacity"]!["CapacityUnits"]!);
        Assert.Equal(0.5, (double)kept["ConsumedCapacity"]!["LocalSecondaryIndexes"]!["BySender"]!["CapacityUnits"]!);

        var all = await QueryAsync("BySender", "R1", ""","Select":"ALL_ATTRIBUTES","ReturnConsumedCapacity":"INDEXES" """);
        Assert.Equal("hello", (string?)all["Items"]![0]!["Text"]!["S"]);
        Assert.Equal(1.5, (double)all["ConsumedCapacity"]!["CapacityUnits"]!);
        Assert.Equal(1, (double)all["ConsumedCapacity"]!["Table"]!["CapacityUnits"]!);

        var named = await QueryAsync("BySender", "R1", ""","ProjectionExpression":"Id,#t","ExpressionAttributeNames":{"#t":"Text"}""");
        Assert.Equal("there", (string?)named["Items"]![1]!["Text"]!["S"]);
    }

    [Fact]
    public async Task A_write_is_charged_for_each_local_index_that_it_changes()
    {
        await CreateMessagesAsync();
        var answer = await PutAsync("R1", 1, """ "Sender":{"S":"ann"}""", ""","ReturnConsumedCapacity":"INDEXES" """);
        var capacity = answer["ConsumedCapacity"]!;
        Assert.Equal(2, (double)capacity["CapacityUnits"]!);
        Assert.Equal(["BySender"], capacity["LocalSecondaryIndexes"]!.AsObject().Select(i => i.Key));
        Assert.Null(capacity["GlobalSecondaryIndexes"]);
    }

    [Fact]
    public async Task Pages_continue_behind_the_last_entry()
    {
        await CreateMessagesAsync();
        for (var id = 1; id <= 7; id++)
            await PutAsync("R1", id, """ "Sender":{"S":"same"}""");
        var (ids, start) = (new List<string?>(), "");
        do
        {
            var page = await QueryAsync("BySender", "R1", ""","Limit":3""" + start);
            ids.AddRange(IdsOf(page));
            start = page["LastEvaluatedKey"] is { } last ? $""","ExclusiveStartKey":{last.ToJsonString()}""" : "";
            Assert.True(start.Length == 0 || page["LastEvaluatedKey"]!.AsObject().Count == 3);
        }
        while (start.Length > 0);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], ids);
    }

    [Fact]
    public async Task Writes_report_the_size_of_their_item_collection_when_asked()
    {
        await CreateMessagesAsync();
        var put = await PutAsync("R1", 1, """ "Sender":{"S":"ann"}""", ""","ReturnItemCollectionMetrics":"SIZE" """);
        AssertMetrics(put["ItemCollectionMetrics"]!, "R1");
        var batch = await Backend.CallAsync("BatchWriteItem", $$$"""
            {"ReturnItemCollectionMetrics":"SIZE","RequestItems":{"{{{_messages}}}":[
              {"PutRequest":{"Item":{"Room":{"S":"R1"},"Id":{"N":"2"} } } },{"PutRequest":{"Item":{"Room":{"S":"R1"},"Id":{"N":"3"} } } },
              {"PutRequest":{"Item":{"Room":{"S":"R2"},"Id":{"N":"2"} } } }]} }
            """);
        var collections = batch["ItemCollectionMetrics"]![_messages]!.AsArray();
        Assert.Equal(2, collections.Count);
        AssertMetrics(collections[1]!, "R2");
        Assert.Null((await PutAsync("R1", 1, """ "Sender":{"S":"ann"}"""))["ItemCollectionMetrics"]);
        var other = await Backend.CallAsync("PutItem", $$$"""
            {"TableName":"{{{Lines}}}","Item":{"OrderId":{"S":"O1"},"Line":{"N":"1"} },"ReturnItemCollectionMetrics":"SIZE"}
            """);
        Assert.Null(other["ItemCollectionMetrics"]);
    }

    [Theory]
    [InlineData("UpdateItem", """ "UpdateExpression":"SET Sender = :s","ExpressionAttributeValues":{":s":{"S":"bob"}} """)]
    [InlineData("DeleteItem", null)]
    public async Task Updates_and_deletions_report_it_too(string operation, string? members)
    {
        await CreateMessagesAsync();
        await PutAsync("R1", 1, """ "Sender":{"S":"ann"}""");
        var answer = await Backend.CallAsync(operation, $$$$"""
            {"TableName":"{{{{_messages}}}}","Key":{"Room":{"S":"R1"},"Id":{"N":"1"}},"ReturnItemCollectionMetrics":"SIZE"{{{{(members is null ? "" : "," + members)}}}} }
            """);
        AssertMetrics(answer["ItemCollectionMetrics"]!, "R1");
    }

    [Fact]
    public async Task A_transaction_reports_each_collection_that_it_wrote_to()
    {
        await CreateMessagesAsync();
        await PutAsync("R3", 1, """ "Sender":{"S":"ann"}""");
        var answer = await Backend.CallAsync("TransactWriteItems", $$$$$"""
            {"ReturnItemCollectionMetrics":"SIZE","TransactItems":[
              {"Put":{"TableName":"{{{{{_messages}}}}}","Item":{"Room":{"S":"R1"},"Id":{"N":"1"}}}},
              {"Update":{"TableName":"{{{{{_messages}}}}}","Key":{"Room":{"S":"R2"},"Id":{"N":"1"}},"UpdateExpression":"SET Sender = :s","ExpressionAttributeValues":{":s":{"S":"bob"}} } },
              {"ConditionCheck":{"TableName":"{{{{{_messages}}}}}","Key":{"Room":{"S":"R3"},"Id":{"N":"1"}},"ConditionExpression":"attribute_exists(Room)"}},
              {"Put":{"TableName":"{{{{{Lines}}}}}","Item":{"OrderId":{"S":"O1"},"Line":{"N":"1"}} } }]}
            """);
        var (table, collections) = Assert.Single(answer["ItemCollectionMetrics"]!.AsObject());
        Assert.Equal(_messages, table);
        Assert.Equal(2, collections!.AsArray().Count);
        AssertMetrics(collections[0]!, "R1");
        AssertMetrics(collections[1]!, "R2");
    }

    private static void AssertMetrics(JsonNode metrics, string room)
    {
        Assert.Equal(room, (string?)metrics["ItemCollectionKey"]!["Room"]!["S"]);
        Assert.Equal([0, 1], metrics["SizeEstimateRangeGB"]!.AsArray().Select(n => (double)n!));
    }

    private Task CreateMessagesAsync() => CreateTableAsync($$$"""
        {"TableName":"{{{_messages}}}","BillingMode":"PAY_PER_REQUEST",
         "KeySchema":[{"AttributeName":"Room","KeyType":"HASH"},{"AttributeName":"Id","KeyType":"RANGE"}],
         "AttributeDefinitions":[{"AttributeName":"Room","AttributeType":"S"},{"AttributeName":"Id","AttributeType":"N"},
                                 {"AttributeName":"Sender","AttributeType":"S"},{"AttributeName":"Sent","AttributeType":"N"}],
         "LocalSecondaryIndexes":[
           {"IndexName":"BySender","KeySchema":[{"AttributeName":"Room","KeyType":"HASH"},{"AttributeName":"Sender","KeyType":"RANGE"}],
            "Projection":{"ProjectionType":"KEYS_ONLY"}},
           {"IndexName":"ByDate","KeySchema":[{"AttributeName":"Room","KeyType":"HASH"},{"AttributeName":"Sent","KeyType":"RANGE"}],
            "Projection":{"ProjectionType":"ALL"}}]}
        """);

    private Task<JsonNode> PutAsync(string room, int id, string attributes, string more = "") => Backend.CallAsync("PutItem", $$$"""
        {"TableName":"{{{_messages}}}","Item":{"Room":{"S":"{{{room}}}"},"Id":{"N":"{{{id}}}"},{{{attributes}}} }{{{more}}} }
        """);

    private Task<JsonNode> QueryAsync(string index, string room, string more = "") => Backend.CallAsync("Query", $$$$"""
        {"TableName":"{{{{_messages}}}}","IndexName":"{{{{index}}}}","KeyConditionExpression":"Room = :r",
         "ExpressionAttributeValues":{":r":{"S":"{{{{room}}}}"}}{{{{more}}}} }
        """);

    private static IEnumerable<string?> IdsOf(JsonNode page) => page["Items"]!.AsArray().Select(item => (string?)item!["Id"]!["N"]);
}
