using System.Text.Json;

namespace FauxSql.Engine.Tests.Operations;

public sealed class QueryTests
{
    private static Dynamo Filled()
    {
        var dynamo = new Dynamo().WithTable();
        foreach (var s in (int[])[10, -3, 2, 0, 7])
            dynamo.Put($$$$$"""{"p":{"S":"a"},"s":{"N":"{{{{{s}}}}}"},"g":{"S":"x"},"h":{"N":"{{{{{-s}}}}}"},"n":{"N":"{{{{{s % 2}}}}}"}}""");
        dynamo.Put("""{"p":{"S":"ab"},"s":{"N":"1"}}""");
        return dynamo;
    }

    private static int[] Sorts(JsonElement answer) =>
        [.. answer.GetProperty("Items").EnumerateArray().Select(i => int.Parse(i.GetProperty("s").GetProperty("N").GetString()!, System.Globalization.CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData("p = :p", new[] { -3, 0, 2, 7, 10 })]
    [InlineData("p = :p AND s = :l", new[] { 0 })]
    [InlineData("p = :p AND s > :l", new[] { 2, 7, 10 })]
    [InlineData("p = :p AND s >= :l", new[] { 0, 2, 7, 10 })]
    [InlineData("s < :l AND p = :p", new[] { -3 })]
    [InlineData("p = :p AND s <= :l", new[] { -3, 0 })]
    [InlineData("p = :p AND s BETWEEN :l AND :h", new[] { 0, 2, 7 })]
    public void The_sort_key_takes_ranges(string condition, int[] expected)
    {
        using var dynamo = Filled();
        var values = """ ":p":{"S":"a"} """
            + (condition.Contains(":l", StringComparison.Ordinal) ? """, ":l":{"N":"0"} """ : "")
            + (condition.Contains(":h", StringComparison.Ordinal) ? """, ":h":{"N":"9"} """ : "");
        var body = $$"""{"TableName":"Tab","KeyConditionExpression":"{{condition}}","ExpressionAttributeValues":{ {{values}} }""";
        Assert.Equal(expected, Sorts(dynamo.Ok("Query", body + "}")));
        Assert.Equal(expected.Reverse(), Sorts(dynamo.Ok("Query", body + ""","ScanIndexForward":false}""")));
    }

    [Fact]
    public void An_index_is_queried_in_its_order_page_by_page()
    {
        using var dynamo = Filled();
        foreach (var forward in (string[])["true", "false"])
        {
            var found = new List<int>();
            var start = "";
            do
            {
                var page = dynamo.Ok("Query", $$$$$"""
                    {"TableName":"Tab","IndexName":"Idx","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"x"}},"Limit":2,"ScanIndexForward":{{{{{forward}}}}} {{{{{start}}}}} }
                    """);
                found.AddRange(Sorts(page));
                start = page.TryGetProperty("LastEvaluatedKey", out var last) ? $""","ExclusiveStartKey":{last}""" : "";
                Assert.True(start == "" || last.EnumerateObject().Count() == 4);
            }
            while (start != "");
            Assert.Equal(forward == "true" ? [10, 7, 2, 0, -3] : [-3, 0, 2, 7, 10], found);
        }
    }

    [Fact]
    public void A_filter_comes_after_the_limit_and_count_counts()
    {
        using var dynamo = Filled();
        var answer = dynamo.Ok("Query", """
            {"TableName":"Tab","KeyConditionExpression":"p = :p","FilterExpression":"n = :n","Limit":3,"Select":"COUNT",
             "ExpressionAttributeValues":{":p":{"S":"a"},":n":{"N":"0"}}}
            """);
        Assert.Equal((2, 3), (answer.GetProperty("Count").GetInt32(), answer.GetProperty("ScannedCount").GetInt32()));
        Assert.False(answer.TryGetProperty("Items", out _));
        Assert.True(answer.TryGetProperty("LastEvaluatedKey", out _));
    }

    [Fact]
    public void A_page_ends_with_the_item_that_reaches_a_megabyte()
    {
        using var dynamo = new Dynamo().WithTable();
        var text = new string('x', 300_000);
        for (var s = 0; s < 5; s++)
            dynamo.Put($$$$$"""{"p":{"S":"a"},"s":{"N":"{{{{{s}}}}}"},"t":{"S":"{{{{{text}}}}}"}}""");
        var page = dynamo.Ok("Query", """{"TableName":"Tab","KeyConditionExpression":"p = :p","ExpressionAttributeValues":{":p":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL"}""");
        Assert.Equal([0, 1, 2, 3], Sorts(page));
        Assert.Equal("3", page.GetProperty("LastEvaluatedKey").GetProperty("s").GetProperty("N").GetString());
        Assert.Equal(146.5, page.GetProperty("ConsumedCapacity").GetProperty("CapacityUnits").GetDouble());
    }

    [Theory]
    [InlineData("s = :v", "Query condition missed key schema element: p")]
    [InlineData("p = :v AND x = :v", "Query condition missed key schema element: s")]
    [InlineData("p > :v", "Query key condition not supported")]
    [InlineData("p = :v OR p = :v", "Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("p = :v AND s = :v", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("p = :v AND p = :v", "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key")]
    [InlineData("p.a = :v", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes")]
    [InlineData("p[0] = :v", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes")]
    public void A_wrong_key_condition_is_refused(string condition, string expected)
    {
        using var dynamo = Filled();
        Assert.Equal("ValidationException: " + expected, dynamo.Fail(
            "Query", $$$$$"""{"TableName":"Tab","KeyConditionExpression":"{{{{{condition}}}}}","ExpressionAttributeValues":{":v":{"S":"a"}}}"""));
    }

    [Fact]
    public void A_filter_names_no_key_and_a_start_lies_in_the_partition()
    {
        using var dynamo = Filled();
        const string query = """{"TableName":"Tab","KeyConditionExpression":"p = :p","ExpressionAttributeValues":{":p":{"S":"a"}},""";
        Assert.Contains("Primary key attribute: s", dynamo.Fail("Query", query + """ "FilterExpression":"attribute_exists(s)"}"""), StringComparison.Ordinal);
        Assert.Contains("outside query boundaries", dynamo.Fail("Query", query + $$""" "ExclusiveStartKey":{{Dynamo.Key("b", 1)}} }"""), StringComparison.Ordinal);
        Assert.Contains("starting key is invalid", dynamo.Fail("Query", query + """ "ExclusiveStartKey":{"p":{"S":"a"}}}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Strings_sort_by_their_bytes_and_have_prefixes()
    {
        using var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", """
            {"TableName":"Str","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}]}
            """);
        string[] sorted = ["a", "a\0", "a\0b", "a\u0001", "aa", "b", "\u00e9", "\U0001F600"];
        foreach (var s in sorted.Reverse())
            dynamo.Put($$$$$"""{"p":{"S":"x"},"s":{"S":{{{{{JsonSerializer.Serialize(s)}}}}}}}""", "Str");
        string[] Query(string condition, string value) => [.. dynamo.Ok("Query", $$$$$"""
            {"TableName":"Str","KeyConditionExpression":"p = :p AND {{{{{condition}}}}}","ExpressionAttributeValues":{":p":{"S":"x"},":v":{"S":{{{{{JsonSerializer.Serialize(value)}}}}}}}}
            """).GetProperty("Items").EnumerateArray().Select(i => i.GetProperty("s").GetProperty("S").GetString()!)];
        Assert.Equal(sorted, Query("s >= :v", "a"));
        Assert.Equal(sorted[..5], Query("begins_with(s, :v)", "a"));
        Assert.Equal(sorted[1..3], Query("begins_with(s, :v)", "a\0"));
        Assert.Equal(sorted[..1], Query("s < :v", "a\0"));
    }
}
