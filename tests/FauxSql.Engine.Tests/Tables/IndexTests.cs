using System.Text.Json;

namespace FauxSql.Engine.Tests.Tables;

public sealed class IndexTests
{
    [Theory]
    [InlineData("""{"ProjectionType":"ALL"}""", new[] { "p", "s", "g", "h", "a", "b" })]
    [InlineData("""{"ProjectionType":"KEYS_ONLY"}""", new[] { "p", "s", "g", "h" })]
    [InlineData("""{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]}""", new[] { "p", "s", "g", "h", "a" })]
    public void An_index_holds_what_the_table_says_after_any_writes(string projection, string[] kept)
    {
        using var dynamo = new Dynamo().WithTable(projection: projection);
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
            Write(dynamo, random);

        var expected = Items(dynamo, "").Where(item => item.ContainsKey("g") && item.ContainsKey("h"))
            .Select(item => Text(item.Where(a => kept.Contains(a.Key))));
        Assert.Equal(expected.Order(), Items(dynamo, ""","IndexName":"Idx" """).Select(Text).Order());
        var described = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
        Assert.Equal(Items(dynamo, "").Count, described.GetProperty("ItemCount").GetInt32());
        Assert.Equal(Items(dynamo, ""","IndexName":"Idx" """).Count, described.GetProperty("GlobalSecondaryIndexes")[0].GetProperty("ItemCount").GetInt32());
    }

    private static void Write(Dynamo dynamo, Random random)
    {
        var key = Dynamo.Key("p" + random.Next(5), random.Next(5));
        switch (random.Next(4))
        {
            case 0:
                dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{key}} }""");
                break;
            case 1:
                dynamo.Ok("UpdateItem", $$$$$"""
                    {"TableName":"Tab","Key":{{{{{key}}}}},"UpdateExpression":"SET g = :g, a = :a","ExpressionAttributeValues":{":g":{"S":"g{{{{{random.Next(3)}}}}}"},":a":{"N":"{{{{{random.Next(3)}}}}}"}}}
                    """);
                break;
            case 2:
                dynamo.Ok("UpdateItem", $$"""{"TableName":"Tab","Key":{{key}},"UpdateExpression":"REMOVE {{(random.Next(2) == 0 ? "g" : "b")}}"}""");
                break;
            default:
                var more = (random.Next(4) > 0 ? $$""","g":{"S":"g{{random.Next(3)}}"} """ : "") + (random.Next(4) > 0 ? $$""","h":{"N":"{{random.Next(3)}}"} """ : "");
                dynamo.Put($$"""{{key[..^1]}} {{more}},"a":{"N":"{{random.Next(3)}}"},"b":{"S":"b{{random.Next(3)}}"} }""");
                break;
        }
    }

    private static List<Dictionary<string, string>> Items(Dynamo dynamo, string index) =>
        [.. dynamo.Ok("Scan", $$"""{"TableName":"Tab"{{index}} }""").GetProperty("Items").EnumerateArray()
            .Select(item => item.EnumerateObject().ToDictionary(a => a.Name, a => a.Value.GetRawText()))];

    private static string Text(IEnumerable<KeyValuePair<string, string>> item) => JsonSerializer.Serialize(item.OrderBy(a => a.Key, StringComparer.Ordinal));
}
