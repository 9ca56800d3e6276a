namespace FauxSql.Engine.Tests.Validation;

/// <summary>
/// Requests with as much of one thing as a body of 16 MB holds. They are answered with an error that says what is wrong; a work or a stack that
/// grows faster than the request would end or stop the process instead.
/// </summary>
public sealed class LargeRequestTests
{
    private const string KeyA1 = """{"p":{"S":"a"},"s":{"N":"1"}}""";

    [Theory]
    [InlineData("Scan", "ScanFilter", "")]
    [InlineData("Query", "QueryFilter", ""","KeyConditions":{"p":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}}""")]
    [InlineData("PutItem", "Expected", ""","Item":{"p":{"S":"a"},"s":{"N":"1"}}""")]
    [InlineData("Query", "KeyConditions", "")]
    public void Conditions_from_before_expressions_are_300_at_most(string operation, string parameter, string rest)
    {
        using var dynamo = new Dynamo().WithTable();
        string Body(int count) => $$"""
            {"TableName":"Tab"{{rest}},"{{parameter}}":{ {{Many(count, i => $"\"a{i}\":{{\"ComparisonOperator\":\"NULL\"}}")}} } }
            """;

        var refusal = dynamo.Fail(operation, Body(300_000));
        Assert.Equal($"ValidationException: One or more parameter values were invalid: {parameter} has more than 300 conditions: 300000", refusal);
        Assert.Contains("more than 300 conditions: 301", dynamo.Fail(operation, Body(301)), StringComparison.Ordinal);
        if (parameter != "KeyConditions")
            dynamo.Ok(operation, Body(300));
    }

    [Fact]
    public void In_takes_27500_values_at_most()
    {
        using var dynamo = new Dynamo().WithTable();
        string Body(int count) =>
            $$"""{"TableName":"Tab","ScanFilter":{"a":{"ComparisonOperator":"IN","AttributeValueList":[{{Many(count, i => $$"""{"N":"{{i}}"}""")}}]} } }""";

        dynamo.Ok("Scan", Body(27_500));
        Assert.Contains("Invalid number of argument(s) for the IN ComparisonOperator", dynamo.Fail("Scan", Body(27_501)), StringComparison.Ordinal);
        Assert.Contains("Invalid number of argument(s) for the IN ComparisonOperator", dynamo.Fail("Scan", Body(1_000_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchGetItem", """{"Keys":[]}""")]
    [InlineData("BatchWriteItem", "[]")]
    public void The_names_of_the_tables_of_a_batch_are_one_mistake_however_many_are_wrong(string operation, string table)
    {
        using var dynamo = new Dynamo();
        var refusal = dynamo.Fail(operation, $$"""{"RequestItems":{ {{Many(200_000, i => $"\"#{i}\":{table}")}} } }""");
        Assert.StartsWith("ValidationException: ", refusal, StringComparison.Ordinal);
        Assert.Single(refusal.Split("Map keys must satisfy constraint")[1..]);
        Assert.InRange(refusal.Length, 1, 1_000_000);
    }

    [Fact]
    public void A_batch_shows_ten_mistakes_at_most_and_no_name_in_full_that_is_megabytes_long()
    {
        using var dynamo = new Dynamo();
        var name = new string('x', 4_000_000);
        var refusal = dynamo.Fail("BatchWriteItem", $$"""{"RequestItems":{"{{name}}":[{{Many(600_000, _ => "{\"PutRequest\":{}}")}}]} }""");
        Assert.StartsWith("ValidationException: 10 validation errors detected: ", refusal, StringComparison.Ordinal);
        Assert.InRange(refusal.Length, 1, 2_000_000);
    }

    [Fact]
    public void Names_of_expressions_are_read_in_a_time_that_grows_with_their_number()
    {
        using var dynamo = new Dynamo().WithTable();
        string Body(int count) => $$"""
            {"TableName":"Tab","Key":{{KeyA1}},"ProjectionExpression":"#n0","ExpressionAttributeNames":{ {{Many(count, i => $"\"#n{i}\":\"a\"")}} } }
            """;
        Assert.StartsWith("ValidationException: Value provided in ExpressionAttributeNames unused in expressions: keys: {#n1, ", dynamo.Fail("GetItem", Body(200_000)), StringComparison.Ordinal);
        Assert.Contains("ExpressionAttributeNames exceeds max size; size: ", dynamo.Fail("GetItem", Body(500_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_values_of_expressions_have_2_MB_together()
    {
        using var dynamo = new Dynamo().WithTable();
        string Body(int bytes) => $$"""
            {"TableName":"Tab","ConditionExpression":"{{Many(16, i => $"#n{i} <> :v{i}").Replace(",", " AND ", StringComparison.Ordinal)}}","Key":{{KeyA1}},
             "ExpressionAttributeNames":{ {{Many(16, i => $"\"#n{i}\":\"{new string('x', 65_000)}{i}\"")}} },
             "ExpressionAttributeValues":{ {{Many(16, i => $"\":v{i}\":{{\"S\":\"{new string('x', bytes)}\"}}")}} } }
            """;
        dynamo.Ok("DeleteItem", Body(60_000));
        Assert.Contains("ExpressionAttributeValues exceeds max size; size: ", dynamo.Fail("DeleteItem", Body(70_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_names_are_described_once_however_often_they_overlap()
    {
        using var dynamo = new Dynamo().WithTable();
        var paths = string.Join(',', Enumerable.Repeat("#a", 1_300));
        var body = $$"""{"TableName":"Tab","Key":{{KeyA1}},"ProjectionExpression":"{{paths}}","ExpressionAttributeNames":{"#a":"{{new string('x', 65_535)}}"} }""";
        Assert.Contains("Two document paths overlap with each other", dynamo.Fail("GetItem", body), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_with_very_many_parts_are_refused()
    {
        using var dynamo = new Dynamo();
        string Table(string attributes, string rest) => $$"""
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{{attributes}}],"KeySchema":[{"AttributeName":"a0","KeyType":"HASH"}]{{rest}} }
            """;
        string Attributes(int count) => Many(count, i => $$"""{"AttributeName":"a{{i}}","AttributeType":"S"}""");
        string Indexes(int count) => Many(count, i => $$"""
            {"IndexName":"Index{{i}}","KeySchema":[{"AttributeName":"a{{i}}","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} }
            """);

        Assert.Contains("Number of attributes in KeySchema does not exactly match", dynamo.Fail("CreateTable", Table(Attributes(300_000), "")), StringComparison.Ordinal);
        Assert.Contains("GlobalSecondaryIndex count exceeds the per-table limit of 20", dynamo.Fail("CreateTable", Table(Attributes(60_000), $""","GlobalSecondaryIndexes":[{Indexes(60_000)}]""")), StringComparison.Ordinal);
        Assert.Contains("Number of Tags exceed the current limit", dynamo.Fail("CreateTable", Table(Attributes(1), $$""","Tags":[{{Many(300_000, i => $$"""{"Key":"k{{i}}","Value":"v"}""")}}]""")), StringComparison.Ordinal);
        Assert.Contains("TableName", dynamo.Fail("CreateTable", $$"""{ {{Many(1_000_000, i => $"\"u{i}\":0")}} }"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Updates_and_projections_of_very_many_attributes_take_no_product_of_both()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put($$"""{"p":{"S":"a"},"s":{"N":"1"},{{Many(40_000, i => $"\"a{i}\":{{\"NULL\":true}}")}} }""");
        dynamo.Put("""{"p":{"S":"b"},"s":{"N":"1"},"b7":{"S":"x"},"c":{"S":"y"}}""");
        var updated = dynamo.Ok("UpdateItem", $$"""
            {"TableName":"Tab","Key":{{KeyA1}},"ReturnValues":"UPDATED_OLD","AttributeUpdates":{"a7":{"Value":{"S":"x"} },"a39999":{"Action":"DELETE"},
             {{Many(300_000, i => $"\"b{i}\":{{\"Action\":\"DELETE\"}}")}} } }
            """);
        Assert.Equal("""{"a7":{"NULL":true},"a39999":{"NULL":true}}""", updated.GetProperty("Attributes").GetRawText());
        Assert.Equal("x", dynamo.Get("a", 1)!.Value.GetProperty("a7").GetProperty("S").GetString());

        var read = dynamo.Ok("Scan", $$"""{"TableName":"Tab","AttributesToGet":["p",{{Many(300_000, i => $"\"b{i}\"")}}]}""").GetProperty("Items");
        Assert.Equal(["""{"p":{"S":"a"}}""", """{"p":{"S":"b"},"b7":{"S":"x"}}"""], read.EnumerateArray().Select(item => item.GetRawText()).Order(StringComparer.Ordinal));
        Assert.Empty(dynamo.Engine.CheckIntegrity());
    }

    [Fact]
    public void Sets_are_added_to_and_taken_from_in_a_time_that_grows_with_their_sizes()
    {
        using var dynamo = new Dynamo().WithTable();
        string Numbers(int from, int count) => $$"""{"NS":[{{Many(count, i => $"\"{from + i}\"")}}]}""";
        string Update(string action, string value) =>
            $$"""{"TableName":"Tab","Key":{{KeyA1}},"ReturnValues":"UPDATED_NEW","AttributeUpdates":{"n":{"Action":"{{action}}","Value":{{value}} } } }""";

        dynamo.Ok("UpdateItem", Update("ADD", Numbers(0, 90_000)));
        Assert.Contains("Item size to update has exceeded the maximum allowed size", dynamo.Fail("UpdateItem", Update("ADD", Numbers(50_000, 500_000))), StringComparison.Ordinal);
        dynamo.Ok("UpdateItem", Update("DELETE", Numbers(10_000, 500_000)));
        Assert.Equal(10_000, dynamo.Get("a", 1)!.Value.GetProperty("n").GetProperty("NS").GetArrayLength());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1)]
    public void An_update_that_makes_gigabytes_of_an_item_is_too_large(int copies)
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Ok("PutItem", $$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"a":{"L":[{{Many(200_000, _ => """{"NULL":true}""")}}]} } }""");
        var value = copies > 1 ? "a" : string.Concat(Enumerable.Repeat("list_append(a,if_not_exists(x,", 120)) + "a" + new string(')', 240);
        var update = Many(copies, i => $"b{i}={value}");
        Assert.Equal(
            "ValidationException: Item size to update has exceeded the maximum allowed size",
            dynamo.Fail("UpdateItem", $$"""{"TableName":"Tab","Key":{{KeyA1}},"UpdateExpression":"SET {{update}}"}"""));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(245)]
    [InlineData(300)]
    public void What_is_unknown_in_a_value_is_passed_over_however_deep_it_is(int depth)
    {
        using var dynamo = new Dynamo().WithTable();
        var unknown = new string('[', depth) + new string(']', depth);
        var (status, answer) = dynamo.Send("PutItem", $$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"v":{"Unknown":{{unknown}},"S":"x"} } }""");
        Assert.True(status == (depth < 250 ? 200 : 400), $"{status} {answer}");
    }

    [Fact]
    public void Of_members_with_one_name_the_last_counts()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put("""{"p":{"S":"a"},"s":{"N":"1"},"v":{"S":"x"}}""");
        static string Is(string attribute, string value) => $"\"{attribute}\":{{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{{\"S\":\"{value}\"}}]}}";
        Assert.Equal(1, Count("Query", $$"""{"TableName":"Tab","KeyConditions":{ {{Is("p", "no")}},{{Is("p", "a")}} } }"""));
        Assert.Equal(0, Count("Query", $$"""{"TableName":"Tab","KeyConditions":{ {{Is("p", "a")}},{{Is("p", "no")}} } }"""));
        Assert.Equal(1, Count("Scan", $$"""{"TableName":"Tab","ScanFilter":{ {{Is("v", "no")}},{{Is("v", "x")}} } }"""));
        dynamo.Ok("PutItem", $$"""{"TableName":"Tab","Item":{{KeyA1}},"Expected":{ {{Is("v", "no")}},{{Is("v", "x")}} } }""");
        dynamo.Ok("UpdateItem", $$"""{"TableName":"Tab","Key":{{KeyA1}},"AttributeUpdates":{"n":{"Action":"ADD","Value":{"N":"1"} },"n":{"Action":"ADD","Value":{"N":"2"} } } }""");
        Assert.Equal("2", dynamo.Get("a", 1)!.Value.GetProperty("n").GetProperty("N").GetString());

        var batch = dynamo.Ok("BatchGetItem", $$"""{"RequestItems":{"Tab":{"Keys":[{{Dynamo.Key("b", 1)}}]},"Tab":{"Keys":[{{KeyA1}}]} } }""");
        Assert.Equal(1, batch.GetProperty("Responses").GetProperty("Tab").GetArrayLength());
        dynamo.Ok("BatchWriteItem", $$"""
            {"RequestItems":{"Tab":[{"PutRequest":{"Item":{{Dynamo.Key("c", 1)}} } }],"Tab":[{"PutRequest":{"Item":{{Dynamo.Key("d", 1)}} } }]} }
            """);
        Assert.Equal((true, false), (dynamo.Get("c", 1) is null, dynamo.Get("d", 1) is null));

        int Count(string operation, string body) => dynamo.Ok(operation, body).GetProperty("Count").GetInt32();
    }

    private static string Many(int count, Func<int, string> part) => string.Join(',', Enumerable.Range(0, count).Select(part));
}
