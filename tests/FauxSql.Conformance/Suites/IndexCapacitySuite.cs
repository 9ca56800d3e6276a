using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// What global indexes with a part of the attributes consume: what counts is the entry, not the item. GOODS stands for a table with ByKeys, which
/// has the keys only, and ByColour, which includes Colour, both HASH Kind.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations
/// </summary>
public abstract class IndexCapacitySuite : ConformanceSuite
{
    private readonly string _goods = $"Goods-{Guid.NewGuid():N}";

    /// <summary>Whether there is an item of 3 KB, the operation, its request, and the units of the table, of ByKeys and of ByColour.</summary>
    public static TheoryData<bool, string, string, double, double?, double?> Requests { get; } = new()
    {
        { false, "PutItem", Put(3), 3, 1, 1 },
        { true, "DeleteItem", """{"TableName":"GOODS","Key":{"Id":{"S":"1"}}}""", 3, 1, 1 },

        // nothing that the indexes have has changed
        { true, "PutItem", Put(2), 3, null, null },
        { true, "UpdateItem", Update("SET Price = :v", "{\"N\":\"5\"}"), 3, null, null },

        // only what one of them has
        { true, "UpdateItem", Update("SET Colour = :v", "{\"S\":\"blue\"}"), 3, null, 1 },
        { true, "UpdateItem", Update("SET Colour = :v", $$"""{"S":"{{new string('c', 2500)}}"}"""), 6, null, 3 },

        // the key of both, which moves their entries
        { true, "UpdateItem", Update("SET Kind = :v", "{\"S\":\"other\"}"), 3, 2, 2 },
        { true, "UpdateItem", """{"TableName":"GOODS","Key":{"Id":{"S":"1"}},"UpdateExpression":"REMOVE Kind"}""", 3, 1, 1 },

        { true, "Scan", """{"TableName":"GOODS","IndexName":"ByKeys"}""", 0, 0.5, null },
        { true, "Query", Query("ByColour"), 0, null, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task An_index_costs_what_its_entries_do(bool isThere, string operation, string request, double table, double? keys, double? colour)
    {
        await CreateGoodsAsync();
        if (isThere)
            await Backend.CallAsync("PutItem", NamedGoods(Put(3)));
        var capacity = (await Backend.CallAsync(operation, NamedGoods($$"""{"ReturnConsumedCapacity":"INDEXES",{{request[1..]}}""")))["ConsumedCapacity"]!;
        Assert.Equal(table + (keys ?? 0) + (colour ?? 0), (double)capacity["CapacityUnits"]!);
        Assert.Equal(table, (double)capacity["Table"]!["CapacityUnits"]!);
        Assert.Equal(keys, (double?)capacity["GlobalSecondaryIndexes"]?["ByKeys"]?["CapacityUnits"]);
        Assert.Equal(colour, (double?)capacity["GlobalSecondaryIndexes"]?["ByColour"]?["CapacityUnits"]);
    }

    // 20 items of 3 KB are 60 KB in the table, and less than 4 in the index.
    [Theory]
    [InlineData(null, 7.5)]
    [InlineData("ByKeys", 0.5)]
    public async Task A_page_of_an_index_is_as_large_as_its_entries(string? index, double units)
    {
        await CreateGoodsAsync();
        for (var i = 0; i < 20; i++)
            await Backend.CallAsync("PutItem", NamedGoods(Put(3, $"{i}")));
        var named = index is null ? "" : $"\"IndexName\":\"{index}\",";
        var answer = await Backend.CallAsync("Scan", NamedGoods($$"""{ {{named}} "TableName":"GOODS","ReturnConsumedCapacity":"TOTAL"}"""));
        Assert.Equal(20, (int)answer["Count"]!);
        Assert.Equal(units, (double)answer["ConsumedCapacity"]!["CapacityUnits"]!);
    }

    [Fact]
    public async Task The_size_of_an_index_is_that_of_its_entries()
    {
        await CreateGoodsAsync();
        await Backend.CallAsync("PutItem", NamedGoods("""{"TableName":"GOODS","Item":{"Id":{"S":"1"},"Kind":{"S":"cup"},"Colour":{"S":"red"},"Price":{"N":"5"}}}"""));
        await Backend.CallAsync("PutItem", NamedGoods("""{"TableName":"GOODS","Item":{"Id":{"S":"2"},"Colour":{"S":"red"}}}"""));
        var table = (await Backend.CallAsync("DescribeTable", NamedGoods("""{"TableName":"GOODS"}""")))["Table"]!;

        // Id 2 + 1, Kind 4 + 3, Colour 6 + 3, Price 5 + 2.
        Assert.Equal((2, 3 + 7 + 9 + 7 + 3 + 9), ((int)table["ItemCount"]!, (int)table["TableSizeBytes"]!));
        Assert.Equal((1, 3 + 7), SizeOf("ByKeys"));
        Assert.Equal((1, 3 + 7 + 9), SizeOf("ByColour"));

        (int, int) SizeOf(string name)
        {
            var index = table["GlobalSecondaryIndexes"]!.AsArray().Single(i => (string?)i!["IndexName"] == name)!;
            return ((int)index["ItemCount"]!, (int)index["IndexSizeBytes"]!);
        }
    }

    private static string Put(int kilobytes, string id = "1") => $$$$$"""
        {"TableName":"GOODS","Item":{"Id":{"S":"{{{{{id}}}}}"},"Kind":{"S":"cup"},"Colour":{"S":"red"},"Filler":{"S":"{{{{{new string('x', (kilobytes * 1024) - 100)}}}}}"}}}
        """;

    private static string Update(string update, string value) => $$$"""
        {"TableName":"GOODS","Key":{"Id":{"S":"1"}},"UpdateExpression":"{{{update}}}","ExpressionAttributeValues":{":v":{{{value}}} } }
        """;

    private static string Query(string index) => $$$"""
        {"TableName":"GOODS","IndexName":"{{{index}}}","KeyConditionExpression":"Kind = :k","ExpressionAttributeValues":{":k":{"S":"cup"} } }
        """;

    private string NamedGoods(string request) => request.Replace("GOODS", _goods, StringComparison.Ordinal);

    private Task CreateGoodsAsync() => CreateTableAsync(NamedGoods("""
        {"TableName":"GOODS","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
         "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},{"AttributeName":"Kind","AttributeType":"S"}],
         "GlobalSecondaryIndexes":[
           {"IndexName":"ByKeys","KeySchema":[{"AttributeName":"Kind","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}},
           {"IndexName":"ByColour","KeySchema":[{"AttributeName":"Kind","KeyType":"HASH"}],
            "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["Colour"]}}]}
        """));
}
