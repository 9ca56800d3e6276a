using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>What a write gives back.</summary>
public abstract class ReturnValuesSuite : ConformanceSuite
{
    [Theory]
    [InlineData("NONE", null)]
    [InlineData("ALL_OLD", """{"OrderId":{"S":"O1"},"A":{"N":"1"},"B":{"S":"b"}}""")]
    [InlineData("ALL_NEW", """{"OrderId":{"S":"O1"},"A":{"N":"2"},"B":{"S":"b"}}""")]
    [InlineData("UPDATED_OLD", """{"A":{"N":"1"}}""")]
    [InlineData("UPDATED_NEW", """{"A":{"N":"2"}}""")]
    public async Task An_update_returns_what_was_asked_for(string returnValues, string? expected)
    {
        await PutAsync();
        var answer = await Backend.CallAsync("UpdateItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"SET A = A + :one","ReturnValues":"{{{{{returnValues}}}}}",
             "ExpressionAttributeValues":{":one":{"N":"1"}}}
            """);
        AssertAttributes(expected, answer);
    }

    [Theory]
    [InlineData("ALL_OLD")]
    [InlineData("UPDATED_OLD")]
    public async Task An_update_that_creates_has_nothing_old_to_return(string returnValues)
    {
        var answer = await Backend.CallAsync("UpdateItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"SET A = :one","ReturnValues":"{{{{{returnValues}}}}}",
             "ExpressionAttributeValues":{":one":{"N":"1"}}}
            """);
        AssertAttributes(null, answer);
    }

    [Theory]
    [InlineData("SET m.a = :n", "UPDATED_NEW", """{"m":{"M":{"a":{"N":"9"}}}}""")]
    [InlineData("SET m.a = :n", "UPDATED_OLD", """{"m":{"M":{"a":{"N":"1"}}}}""")]
    [InlineData("SET l[1] = :n", "UPDATED_NEW", """{"l":{"L":[{"N":"9"}]}}""")]
    [InlineData("SET l[1] = :n", "UPDATED_OLD", """{"l":{"L":[{"N":"1"}]}}""")]
    [InlineData("SET m.a = :n, l[0] = :n, s = :n", "UPDATED_NEW", """{"m":{"M":{"a":{"N":"9"}}},"l":{"L":[{"N":"9"}]},"s":{"N":"9"}}""")]
    [InlineData("SET m.d.e = :n", "UPDATED_NEW", """{"m":{"M":{"d":{"M":{"e":{"N":"9"}}}}}}""")]
    [InlineData("REMOVE m.a SET s = :n", "UPDATED_NEW", """{"s":{"N":"9"}}""")]
    [InlineData("REMOVE m.a SET s = :n", "UPDATED_OLD", """{"m":{"M":{"a":{"N":"1"}}},"s":{"S":"x"}}""")]
    [InlineData("ADD m.a :n", "UPDATED_NEW", """{"m":{"M":{"a":{"N":"10"}}}}""")]
    public async Task An_update_of_a_nested_path_returns_that_path_only(string update, string returnValues, string? expected)
    {
        await AnswersAsync("PutItem", """
            {"TableName":"ORDERS","Item":{"OrderId":{"S":"O1"},"s":{"S":"x"},"l":{"L":[{"N":"0"},{"N":"1"}]},"m":{"M":{"a":{"N":"1"},"b":{"N":"2"},"d":{"M":{"f":{"N":"3"}}}}}}}
            """);
        AssertAttributes(expected, await AnswersAsync("UpdateItem", $$$$$"""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"{{{{{update}}}}}","ExpressionAttributeValues":{":n":{"N":"9"}},"ReturnValues":"{{{{{returnValues}}}}}"}
            """));
    }

    [Fact]
    public async Task A_put_returns_the_item_that_it_replaced()
    {
        var first = await PutAsync();
        var second = await PutAsync();
        AssertAttributes(null, first);
        AssertAttributes("""{"OrderId":{"S":"O1"},"A":{"N":"1"},"B":{"S":"b"}}""", second);
    }

    [Fact]
    public async Task A_delete_returns_the_item_that_it_removed_once()
    {
        await PutAsync();
        AssertAttributes("""{"OrderId":{"S":"O1"},"A":{"N":"1"},"B":{"S":"b"}}""", await DeleteAsync());
        AssertAttributes(null, await DeleteAsync());
    }

    /// <summary>Writes whose condition is not true of an item that is there.</summary>
    public static TheoryData<string, string> Failing { get; } = new()
    {
        { "PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"O1"}},"ConditionExpression":"A = :two","ExpressionAttributeValues":{":two":{"N":"2"}}}""" },
        { "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConditionExpression":"A = :two","ExpressionAttributeValues":{":two":{"N":"2"}}}""" },
        {
            "UpdateItem",
            """{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"SET A = :two","ConditionExpression":"A = :two","ExpressionAttributeValues":{":two":{"N":"2"}}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_write_whose_condition_fails_returns_the_item_when_asked(string operation, string request)
    {
        var missing = await RefuseAsync("ALL_OLD");
        Assert.Null(missing);
        await PutAsync();
        var stored = await RefuseAsync("ALL_OLD");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"OrderId":{"S":"O1"},"A":{"N":"1"},"B":{"S":"b"}}"""), stored), stored?.ToJsonString());
        Assert.Null(await RefuseAsync("NONE"));

        async Task<JsonNode?> RefuseAsync(string returned)
        {
            var (code, _, body) = await Backend.RefuseAsync(operation, Named($$"""{"ReturnValuesOnConditionCheckFailure":"{{returned}}",{{request[1..]}}"""));
            Assert.Equal("ConditionalCheckFailedException", code);
            return body["Item"];
        }
    }

    private Task<JsonNode> PutAsync() => Backend.CallAsync("PutItem", $$$$$"""
        {"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"A":{"N":"1"},"B":{"S":"b"}},"ReturnValues":"ALL_OLD"}
        """);

    private Task<JsonNode> DeleteAsync() => Backend.CallAsync("DeleteItem", $$$$$"""
        {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"ReturnValues":"ALL_OLD"}
        """);

    private static void AssertAttributes(string? expected, JsonNode answer) =>
        Assert.True(JsonNode.DeepEquals(expected is null ? null : JsonNode.Parse(expected), answer["Attributes"]), answer.ToJsonString());
}
