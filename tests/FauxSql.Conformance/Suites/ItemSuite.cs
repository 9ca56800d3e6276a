using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>Writing, reading, updating and deleting single items.</summary>
public abstract class ItemSuite : ConformanceSuite
{
    public static TheoryData<string> Values { get; } =
    [
        """{"S":"text with \" quotes, ü and 🙂"}""", """{"S":""}""", """{"N":"-12.5"}""", """{"N":"12345678901234567890123456789012345678"}""",
        """{"B":"AAEC"}""", """{"BOOL":false}""", """{"NULL":true}""", """{"L":[{"S":"a"},{"L":[{"N":"1"}]}]}""", """{"L":[]}""",
        """{"M":{"a":{"M":{"b":{"BOOL":true}}}}}""", """{"M":{}}""", """{"SS":["a","b"]}""", """{"NS":["1","2.5"]}""", """{"BS":["AA==","AQ=="]}""",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task What_is_put_is_what_is_got(string value)
    {
        await Backend.CallAsync("PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{{{{{value}}}}}}}""");
        var item = await GetAsync("O1");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), item!["V"]), item.ToJsonString());
    }

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("007", "7")]
    [InlineData("-0", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("12.3E-2", "0.123")]
    public async Task Numbers_come_back_in_plain_digits(string written, string read)
    {
        await Backend.CallAsync("PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{"N":"{{{{{written}}}}}"}}}""");
        Assert.Equal(read, (string?)(await GetAsync("O1"))!["V"]!["N"]);
    }

    [Theory]
    [InlineData("""{"SS":["b","ab","B","ü","a"]}""", """{"SS":["B","a","ab","b","ü"]}""")]
    [InlineData("""{"SS":["🙂","\uFF5E"]}""", """{"SS":["\uFF5E","🙂"]}""")]
    [InlineData("""{"NS":["10","9","-1.50","-20","0","1e-3"]}""", """{"NS":["-20","-1.5","0","0.001","9","10"]}""")]
    [InlineData("""{"BS":["/w==","AAE=","AA==","fw=="]}""", """{"BS":["AA==","AAE=","fw==","/w=="]}""")]
    [InlineData("""{"L":[{"M":{"a":{"SS":["y","x"]}}}]}""", """{"L":[{"M":{"a":{"SS":["x","y"]}}}]}""")]
    public async Task The_elements_of_a_set_come_back_in_order(string written, string read)
    {
        await Backend.CallAsync("PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{{{{{written}}}}}}}""");
        var update = $$$"""
            {"TableName":"{{{Orders}}}","Key":{"OrderId":{"S":"O2"}},"UpdateExpression":"SET V = :v","ExpressionAttributeValues":{":v":{{{written}}}},"ReturnValues":"ALL_NEW"}
            """;
        var updated = await Backend.CallAsync("UpdateItem", update);

        var expected = JsonNode.Parse(read)!.ToJsonString();
        Assert.Equal(expected, (await GetAsync("O1"))!["V"]!.ToJsonString());
        Assert.Equal(expected, updated["Attributes"]!["V"]!.ToJsonString());
    }

    [Theory]
    [InlineData("SS", """["d","b"]""", """["e","a","c"]""", "ADD", """["a","b","c","d","e"]""")]
    [InlineData("NS", """["10","2"]""", """["9","-1"]""", "ADD", """["-1","2","9","10"]""")]
    [InlineData("BS", """["/w==","AQ=="]""", """["fw==","AA=="]""", "ADD", """["AA==","AQ==","fw==","/w=="]""")]
    [InlineData("SS", """["d","b","a"]""", """["b"]""", "DELETE", """["a","d"]""")]
    [InlineData("NS", """["10","9","2"]""", """["9"]""", "DELETE", """["2","10"]""")]
    [InlineData("BS", """["/w==","fw==","AQ=="]""", """["fw=="]""", "DELETE", """["AQ==","/w=="]""")]
    public async Task A_set_that_an_update_changes_is_in_order(string type, string stored, string given, string section, string after)
    {
        await Backend.CallAsync("PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{"{{{{{type}}}}}":{{{{{stored}}}}}}}}""");
        await Backend.CallAsync("UpdateItem", $$$$"""
            {"TableName":"{{{{Orders}}}}","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"{{{{section}}}} V :v","ExpressionAttributeValues":{":v":{"{{{{type}}}}":{{{{given}}}}}}}
            """);
        Assert.Equal(JsonNode.Parse(after)!.ToJsonString(), (await GetAsync("O1"))!["V"]![type]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"N":"123456789012345678901234567890123456789"}""", "Attempting to store more than 38 significant digits in a Number")]
    [InlineData("""{"N":"1e126"}""", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("""{"N":"1e-131"}""", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("""{"N":"abc"}""", "The parameter cannot be converted to a numeric value: abc")]
    [InlineData("""{"SS":[]}""", "may not be empty")]
    [InlineData("""{"SS":["a","a"]}""", "Input collection [a, a] contains duplicates.")]
    public async Task Values_that_are_wrong_are_refused_in_AWSs_words(string value, string words)
    {
        var (code, message, _) = await Backend.RefuseAsync(
            "PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{{{{{value}}}}}}}""");
        Assert.Equal("ValidationException", code);
        Assert.Contains(words, message);
    }

    [Theory]
    [InlineData("""{"Amount":{"N":"1"}}""", "Missing the key OrderId in the item")]
    [InlineData("""{"OrderId":{"N":"1"}}""", "Type mismatch for key OrderId expected: S actual: N")]
    [InlineData("""{"OrderId":{"S":""}}""", "The AttributeValue for a key attribute cannot contain an empty string value. Key: OrderId")]
    [InlineData("""{"OrderId":{"S":"O1"},"CustomerId":{"N":"1"}}""", "Type mismatch for Index Key CustomerId Expected: S Actual: N IndexName: CustomerIndex")]
    public async Task Keys_that_are_wrong_are_refused_in_AWSs_words(string item, string words)
    {
        var (code, message, _) = await Backend.RefuseAsync("PutItem", $$"""{"TableName":"{{Orders}}","Item":{{item}}}""");
        Assert.Equal("ValidationException", code);
        Assert.Contains(words, message);
        Assert.Equal(0, (int)(await Backend.CallAsync("Scan", $$"""{"TableName":"{{Orders}}"}"""))["Count"]!);
    }

    [Fact]
    public async Task An_item_of_exactly_400_KB_fits_and_one_byte_more_does_not()
    {
        // Names: OrderId 7 + V 1; values: O1 2.
        var most = new string('x', 409_600 - 7 - 1 - 2);
        await Backend.CallAsync("PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{"S":"{{{{{most}}}}}"}}}""");
        var (code, message, _) = await Backend.RefuseAsync(
            "PutItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{"S":"{{{{{most}}}}}x"}}}""");
        Assert.Equal("ValidationException", code);
        Assert.Contains("Item size has exceeded the maximum allowed size", message);
    }

    [Fact]
    public async Task A_condition_that_fails_writes_nothing_and_returns_the_stored_item_when_asked()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var (code, message, body) = await Backend.RefuseAsync("PutItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_not_exists(OrderId)",
             "ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
            """);
        Assert.Equal("ConditionalCheckFailedException", code);
        Assert.Equal("The conditional request failed", message);
        Assert.Equal("5", (string?)body["Item"]!["Amount"]!["N"]);
        Assert.Equal("5", (string?)(await GetAsync("O1"))!["Amount"]!["N"]);
    }

    [Theory]
    [InlineData("Amount = :five", true)]
    [InlineData("Amount <> :five", false)]
    [InlineData("Amount BETWEEN :four AND :five", true)]
    [InlineData("Amount IN (:four, :five)", true)]
    [InlineData("Amount > :text", false)]
    [InlineData("NOT Amount > :text", true)]
    [InlineData("attribute_exists(Absent)", false)]
    [InlineData("Absent <> :five", true)]
    [InlineData("attribute_type(Amount, :n)", true)]
    [InlineData("begins_with(CustomerId, :c)", true)]
    [InlineData("contains(OrderDate, :dash)", true)]
    [InlineData("size(CustomerId) = :two", true)]
    [InlineData("Amount = :four OR (Amount = :five AND begins_with(CustomerId, :c))", true)]
    public async Task Conditions_hold_or_not(string condition, bool holds)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var values = new JsonObject
        {
            [":five"] = new JsonObject { ["N"] = "5" },
            [":four"] = new JsonObject { ["N"] = "4" },
            [":two"] = new JsonObject { ["N"] = "2" },
            [":text"] = new JsonObject { ["S"] = "5" },
            [":n"] = new JsonObject { ["S"] = "N" },
            [":c"] = new JsonObject { ["S"] = "C" },
            [":dash"] = new JsonObject { ["S"] = "-01-" },
        };
        foreach (var unused in values.Select(value => value.Key).Where(name => !condition.Contains(name, StringComparison.Ordinal)).ToList())
            values.Remove(unused);
        var request = new JsonObject
        {
            ["TableName"] = Orders,
            ["Key"] = new JsonObject { ["OrderId"] = new JsonObject { ["S"] = "O1" } },
            ["ConditionExpression"] = condition,
        };
        if (values.Count > 0)
            request["ExpressionAttributeValues"] = values;
        if (holds)
            await Backend.CallAsync("DeleteItem", request.ToJsonString());
        else
            Assert.Equal("ConditionalCheckFailedException", (await Backend.RefuseAsync("DeleteItem", request.ToJsonString())).Code);
    }

    [Theory]
    [InlineData("SET Amount = Amount + :one", "Amount", """{"N":"6"}""")]
    [InlineData("SET Amount = Amount - :one", "Amount", """{"N":"4"}""")]
    [InlineData("ADD Amount :one", "Amount", """{"N":"6"}""")]
    [InlineData("ADD Tally :one", "Tally", """{"N":"1"}""")]
    [InlineData("SET Amount = if_not_exists(Amount, :one), Seen = :one", "Amount", """{"N":"5"}""")]
    [InlineData("SET Tags = list_append(if_not_exists(Tags, :list), :list)", "Tags", """{"L":[{"S":"a"},{"S":"a"}]}""")]
    [InlineData("SET Twin = Amount, Amount = :one", "Twin", """{"N":"5"}""")]
    [InlineData("ADD Labels :set", "Labels", """{"SS":["x"]}""")]
    public async Task Updates_change_what_they_say(string update, string attribute, string expected)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var values = new JsonObject
        {
            [":one"] = new JsonObject { ["N"] = "1" },
            [":list"] = JsonNode.Parse("""{"L":[{"S":"a"}]}"""),
            [":set"] = JsonNode.Parse("""{"SS":["x"]}"""),
        };
        foreach (var unused in values.Select(value => value.Key).Where(name => !update.Contains(name, StringComparison.Ordinal)).ToList())
            values.Remove(unused);
        var answer = await Backend.CallAsync("UpdateItem", new JsonObject
        {
            ["TableName"] = Orders,
            ["Key"] = new JsonObject { ["OrderId"] = new JsonObject { ["S"] = "O1" } },
            ["UpdateExpression"] = update,
            ["ExpressionAttributeValues"] = values,
            ["ReturnValues"] = "ALL_NEW",
        }.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer["Attributes"]![attribute]), answer.ToJsonString());
        Assert.True(JsonNode.DeepEquals(answer["Attributes"]![attribute], (await GetAsync("O1"))![attribute]));
    }

    [Fact]
    public async Task An_update_of_a_missing_item_creates_it()
    {
        await Backend.CallAsync("UpdateItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O9"}},"UpdateExpression":"SET #t = :t","ExpressionAttributeNames":{"#t":"Amount"},
             "ExpressionAttributeValues":{":t":{"N":"7"}}}
            """);
        Assert.Equal("7", (string?)(await GetAsync("O9"))!["Amount"]!["N"]);
    }

    [Theory]
    [InlineData("SET Status = :x", "Attribute name is a reserved keyword; reserved keyword: Status")]
    [InlineData("SET Amount = :y", "An expression attribute value used in expression is not defined; attribute value: :y")]
    [InlineData("SET #z = :x", "An expression attribute name used in the document path is not defined; attribute name: #z")]
    [InlineData("SET Amount = :x, Amount = :x", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [Amount], path two: [Amount]")]
    [InlineData("SET Amount :x", "Syntax error; token: \":x\", near: \"Amount :x\"")]
    [InlineData("SET OrderId = :x", "Cannot update attribute OrderId. This attribute is part of the key")]
    public async Task Update_expressions_that_are_wrong_are_refused_in_AWSs_words(string update, string words)
    {
        var (code, message, _) = await Backend.RefuseAsync("UpdateItem", new JsonObject
        {
            ["TableName"] = Orders,
            ["Key"] = new JsonObject { ["OrderId"] = new JsonObject { ["S"] = "O1" } },
            ["UpdateExpression"] = update,
            ["ExpressionAttributeValues"] = new JsonObject { [":x"] = new JsonObject { ["S"] = "1" } },
        }.ToJsonString());
        Assert.Equal("ValidationException", code);
        Assert.Contains(words, message);
    }

    [Fact]
    public async Task A_projection_returns_only_its_paths()
    {
        await Backend.CallAsync("PutItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"A":{"M":{"x":{"S":"1"},"y":{"S":"2"}}},"L":{"L":[{"S":"0"},{"S":"1"},{"S":"2"}]}}}
            """);
        var answer = await Backend.CallAsync("GetItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"ProjectionExpression":"A.y, L[2]"}
            """);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"A":{"M":{"y":{"S":"2"}}},"L":{"L":[{"S":"2"}]}}"""), answer["Item"]), answer.ToJsonString());
    }

    [Fact]
    public async Task Reads_and_writes_cost_what_AWS_charges()
    {
        var filler = new string('x', 5000);
        var put = await Backend.CallAsync("PutItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{"S":"{{{{{filler}}}}}"}},"ReturnConsumedCapacity":"TOTAL"}
            """);
        var get = await Backend.CallAsync("GetItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"ReturnConsumedCapacity":"TOTAL"}""");
        var consistent = await Backend.CallAsync("GetItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}
            """);
        Assert.Equal(5, (double)put["ConsumedCapacity"]!["CapacityUnits"]!);
        Assert.Equal(1, (double)get["ConsumedCapacity"]!["CapacityUnits"]!);
        Assert.Equal(2, (double)consistent["ConsumedCapacity"]!["CapacityUnits"]!);
    }

    private async Task<JsonNode?> GetAsync(string id) =>
        (await Backend.CallAsync("GetItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"{{{{{id}}}}}"}}}"""))["Item"];
}
