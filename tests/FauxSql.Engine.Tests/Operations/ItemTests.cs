namespace FauxSql.Engine.Tests.Operations;

public sealed class ItemTests
{
    private const string Item = """{"p":{"S":"a"},"s":{"N":"1"},"n":{"N":"5"},"m":{"M":{"x":{"S":"1"},"y":{"L":[{"S":"q"}]}}}}""";

    [Fact]
    public void What_is_put_is_got_with_numbers_normalised()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put("""{"p":{"S":"a"},"s":{"N":"01.0"},"n":{"N":"-0"}}""");
        var item = dynamo.Get("a", 1)!.Value;
        Assert.Equal("1", item.GetProperty("s").GetProperty("N").GetString());
        Assert.Equal("0", item.GetProperty("n").GetProperty("N").GetString());
        Assert.Null(dynamo.Get("a", 2));
    }

    [Fact]
    public void Put_replaces_and_returns_the_old_item()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Item);
        var old = dynamo.Ok("PutItem", """{"TableName":"Tab","ReturnValues":"ALL_OLD","Item":{"p":{"S":"a"},"s":{"N":"1"}}}""");
        Assert.Equal("5", old.GetProperty("Attributes").GetProperty("n").GetProperty("N").GetString());
        Assert.False(dynamo.Get("a", 1)!.Value.TryGetProperty("n", out _));
    }

    [Fact]
    public void A_failed_condition_shows_the_item_if_asked()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Item);
        var body = """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"}},"ConditionExpression":"attribute_not_exists(p)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}""";
        Assert.Equal("ConditionalCheckFailedException: The conditional request failed", dynamo.Fail("PutItem", body));
        Assert.Equal("5", dynamo.Send("PutItem", body).Body.GetProperty("Item").GetProperty("n").GetProperty("N").GetString());
    }

    [Fact]
    public void An_update_changes_creates_and_returns_what_is_asked()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Item);
        var answer = dynamo.Ok("UpdateItem", $$"""
            {"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}},"UpdateExpression":"SET n = n + :one, m.x = :x REMOVE m.y[0]","ReturnValues":"UPDATED_NEW",
             "ExpressionAttributeValues":{":one":{"N":"1"},":x":{"S":"2"} } }
            """);
        Assert.Equal("""{"n":{"N":"6"},"m":{"M":{"x":{"S":"2"}}}}""", answer.GetProperty("Attributes").GetRawText());
        dynamo.Ok("UpdateItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("b", 1)}} }""");
        Assert.Equal(2, dynamo.Get("b", 1)!.Value.EnumerateObject().Count());
        dynamo.Ok("UpdateItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("c", 1)}},"UpdateExpression":"REMOVE x"}""");
        Assert.Null(dynamo.Get("c", 1));
    }

    [Fact]
    public void Delete_returns_the_old_item_and_is_content_with_nothing()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Item);
        var body = $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}},"ReturnValues":"ALL_OLD"}""";
        Assert.True(dynamo.Ok("DeleteItem", body).TryGetProperty("Attributes", out _));
        Assert.False(dynamo.Ok("DeleteItem", body).TryGetProperty("Attributes", out _));
    }

    [Fact]
    public void A_projection_leaves_what_was_asked_for()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Item);
        var answer = dynamo.Ok("GetItem", $$"""
            {"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}},"ProjectionExpression":"#n, m.y[0]","ExpressionAttributeNames":{"#n":"n"} }
            """);
        Assert.Equal("""{"n":{"N":"5"},"m":{"M":{"y":{"L":[{"S":"q"}]}}}}""", answer.GetProperty("Item").GetRawText());
    }

    [Theory]
    [InlineData("""{"p":{"S":"a"}}""", "One or more parameter values were invalid: Missing the key s in the item")]
    [InlineData("""{"p":{"N":"1"},"s":{"N":"1"}}""", "One or more parameter values were invalid: Type mismatch for key p expected: S actual: N")]
    [InlineData("""{"p":{"S":""},"s":{"N":"1"}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p")]
    [InlineData("""{"p":{"S":"a"},"s":{"N":"1"},"g":{"N":"1"}}""", "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N IndexName: Idx")]
    [InlineData("""{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":""}}""", "IndexName: Idx, IndexKey: g")]
    public void A_wrong_key_is_refused(string item, string expected)
    {
        using var dynamo = new Dynamo().WithTable();
        var answer = dynamo.Fail("PutItem", $$"""{"TableName":"Tab","Item":{{item}}}""");
        Assert.StartsWith("ValidationException: ", answer, StringComparison.Ordinal);
        Assert.EndsWith(expected, answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_given_alone_must_be_the_key_exactly()
    {
        using var dynamo = new Dynamo().WithTable();
        const string expected = "ValidationException: The provided key element does not match the schema";
        Assert.Equal(expected, dynamo.Fail("GetItem", """{"TableName":"Tab","Key":{"p":{"S":"a"}}}"""));
        Assert.Equal(expected, dynamo.Fail("DeleteItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"S":"1"}}}"""));
        Assert.Contains("Cannot update attribute s", dynamo.Fail("UpdateItem", $$$$$"""
            {"TableName":"Tab","Key":{{{{{Dynamo.Key("a", 1)}}}}},"UpdateExpression":"SET s = :v","ExpressionAttributeValues":{":v":{"N":"2"}}}
            """), StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_may_have_400_KB_and_no_byte_more()
    {
        using var dynamo = new Dynamo().WithTable();
        var text = new string('x', 409_600 - 1 - 1 - 1 - 2 - 1);
        dynamo.Put($$$$$"""{"p":{"S":"a"},"s":{"N":"1"},"t":{"S":"{{{{{text}}}}}"}}""");
        Assert.Equal("ValidationException: Item size has exceeded the maximum allowed size", dynamo.Fail(
            "PutItem", $$$$$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"t":{"S":"{{{{{text}}}}}x"}}}"""));
    }

    [Fact]
    public void An_update_may_leave_400_KB_and_no_byte_more()
    {
        using var dynamo = new Dynamo().WithTable();
        var text = new string('x', 409_600 - 1 - 1 - 1 - 2 - 1 - 2);
        dynamo.Put($$$$$"""{"p":{"S":"a"},"s":{"N":"1"},"t":{"S":"{{{{{text}}}}}"}}""");
        Assert.Equal("ValidationException: Item size to update has exceeded the maximum allowed size", dynamo.Fail("UpdateItem", Set("u", "xx")));
        dynamo.Ok("UpdateItem", Set("u", "x"));
        dynamo.Ok("UpdateItem", Set("u", "y"));
        Assert.Equal("ValidationException: Item size to update has exceeded the maximum allowed size", dynamo.Fail("UpdateItem", Set("u", "xy")));
        dynamo.Ok("UpdateItem", Set("t", "short"));
        dynamo.Ok("UpdateItem", Set("u", "xy"));
    }

    [Fact]
    public void A_name_may_have_64_KB_and_no_byte_more()
    {
        using var dynamo = new Dynamo().WithTable();
        var name = new string('n', 65_535);
        const string words = "Attribute name is too large, must be less than 65536 bytes";
        foreach (var (open, close) in new[] { ("", ""), ("""{"M":{"m":{"L":[{"M":{""", "}}]}}}") })
        {
            string Put(string named) => $$$$$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},{{{{{(open.Length > 0 ? "\"o\":" : "") + open}}}}}"{{{{{named}}}}}":{"S":"x"}{{{{{close}}}}}}}""";
            dynamo.Ok("PutItem", Put(name));
            Assert.Equal("ValidationException: One or more parameter values were invalid: " + words, dynamo.Fail("PutItem", Put(name + "n")));
        }

        dynamo.Ok("UpdateItem", Set(name, "x"));
        Assert.Equal($"ValidationException: ExpressionAttributeNames contains invalid value: {words} for key #n", dynamo.Fail("UpdateItem", Set(name + "n", "x")));
    }

    private static string Set(string name, string text) => $$$$$"""
        {"TableName":"Tab","Key":{{{{{Dynamo.Key("a", 1)}}}}},"UpdateExpression":"SET #n = :v",
         "ExpressionAttributeNames":{"#n":"{{{{{name}}}}}"},"ExpressionAttributeValues":{":v":{"S":"{{{{{text}}}}}"}}}
        """;

    [Fact]
    public void Capacity_is_reported_by_table_and_index()
    {
        using var dynamo = new Dynamo().WithTable();
        var capacity = dynamo.Ok("PutItem", """
            {"TableName":"Tab","ReturnConsumedCapacity":"INDEXES","Item":{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"}}}
            """).GetProperty("ConsumedCapacity");
        Assert.Equal(2, capacity.GetProperty("CapacityUnits").GetDouble());
        Assert.Equal(1, capacity.GetProperty("Table").GetProperty("CapacityUnits").GetDouble());
        Assert.Equal(1, capacity.GetProperty("GlobalSecondaryIndexes").GetProperty("Idx").GetProperty("CapacityUnits").GetDouble());
        var read = dynamo.Ok("GetItem", $$"""{"TableName":"Tab","ReturnConsumedCapacity":"TOTAL","Key":{{Dynamo.Key("a", 1)}} }""");
        Assert.Equal(0.5, read.GetProperty("ConsumedCapacity").GetProperty("CapacityUnits").GetDouble());
    }
}
