namespace FauxSql.Conformance.Suites;

/// <summary>
/// The parameters that came before expressions.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
/// </summary>
public abstract class LegacySuite : ConformanceSuite
{
    private const string Invalid = "One or more parameter values were invalid: ";

    private const string Item = """
        "OrderId":{"S":"1"},"s":{"S":"banana"},"n":{"N":"5"},"b":{"B":"AQID"},"t":{"BOOL":true},"z":{"NULL":true},"ss":{"SS":["a","b"]},
        "ns":{"NS":["1","2"]},"bs":{"BS":["AQ==","Ag=="]},"l":{"L":[{"S":"a"},{"N":"1"}]},"m":{"M":{"a":{"S":"x"}}}
        """;

    /// <summary>Attribute, operator, values, and whether the item above meets the condition.</summary>
    private static readonly (string Attribute, string Comparison, string Values, bool IsMet)[] Comparisons =
    [
        ("s", "EQ", """{"S":"banana"}""", true), ("s", "EQ", """{"S":"x"}""", false), ("s", "EQ", """{"N":"5"}""", false), ("gone", "EQ", """{"S":"x"}""", false),
        ("n", "EQ", """{"N":"5.0"}""", true), ("b", "EQ", """{"B":"AQID"}""", true), ("t", "EQ", """{"BOOL":true}""", true), ("t", "EQ", """{"BOOL":false}""", false),
        ("z", "EQ", """{"NULL":true}""", true), ("ss", "EQ", """{"SS":["b","a"]}""", true), ("ss", "EQ", """{"SS":["a"]}""", false), ("ns", "EQ", """{"NS":["2","1"]}""", true),
        ("l", "EQ", """{"L":[{"S":"a"},{"N":"1"}]}""", true), ("l", "EQ", """{"L":[{"N":"1"},{"S":"a"}]}""", false), ("m", "EQ", """{"M":{"a":{"S":"x"}}}""", true),
        ("s", "NE", """{"S":"x"}""", true), ("s", "NE", """{"S":"banana"}""", false), ("s", "NE", """{"N":"5"}""", true), ("gone", "NE", """{"S":"x"}""", true),
        ("n", "LT", """{"N":"6"}""", true), ("n", "LT", """{"N":"5"}""", false), ("n", "LT", """{"S":"6"}""", false), ("gone", "LT", """{"N":"6"}""", false),
        ("n", "LE", """{"N":"5"}""", true), ("n", "LE", """{"N":"4.9"}""", false), ("s", "LE", """{"S":"banana"}""", true), ("b", "LE", """{"B":"AQIE"}""", true),
        ("n", "GT", """{"N":"4"}""", true), ("n", "GT", """{"N":"10"}""", false), ("s", "GT", """{"S":"apple"}""", true), ("b", "GT", """{"B":"/w=="}""", false),
        ("n", "GE", """{"N":"5"}""", true), ("n", "GE", """{"N":"6"}""", false), ("s", "GE", """{"S":"bananb"}""", false),
        ("n", "BETWEEN", """{"N":"5"},{"N":"5"}""", true), ("n", "BETWEEN", """{"N":"1"},{"N":"4"}""", false), ("s", "BETWEEN", """{"S":"a"},{"S":"c"}""", true),
        ("gone", "BETWEEN", """{"N":"1"},{"N":"9"}""", false), ("s", "BEGINS_WITH", """{"S":"ban"}""", true), ("s", "BEGINS_WITH", """{"S":"an"}""", false),
        ("b", "BEGINS_WITH", """{"B":"AQ=="}""", true), ("n", "BEGINS_WITH", """{"S":"5"}""", false), ("s", "CONTAINS", """{"S":"nan"}""", true),
        ("s", "CONTAINS", """{"S":"x"}""", false), ("ss", "CONTAINS", """{"S":"a"}""", true), ("ss", "CONTAINS", """{"S":"ab"}""", false), ("ns", "CONTAINS", """{"N":"2"}""", true),
        ("bs", "CONTAINS", """{"B":"Ag=="}""", true), ("l", "CONTAINS", """{"N":"1"}""", true), ("l", "CONTAINS", """{"S":"1"}""", false), ("b", "CONTAINS", """{"B":"AgM="}""", true),
        ("gone", "CONTAINS", """{"S":"a"}""", false), ("s", "NOT_CONTAINS", """{"S":"x"}""", true), ("s", "NOT_CONTAINS", """{"S":"nan"}""", false),
        ("ss", "NOT_CONTAINS", """{"S":"c"}""", true), ("n", "NOT_CONTAINS", """{"N":"9"}""", true), ("gone", "NOT_CONTAINS", """{"S":"a"}""", false),
        ("s", "IN", """{"S":"apple"},{"S":"banana"}""", true), ("n", "IN", """{"N":"1"},{"N":"2"}""", false), ("gone", "IN", """{"N":"1"}""", false),
        ("s", "NOT_NULL", "", true), ("z", "NOT_NULL", "", true), ("gone", "NOT_NULL", "", false), ("s", "NULL", "", false), ("z", "NULL", "", false), ("gone", "NULL", "", true),
    ];

    public static TheoryData<string, string, bool> Conditions { get; } =
    [
        .. Comparisons.Select(c => new TheoryDataRow<string, string, bool>(
            c.Attribute, $$"""{"ComparisonOperator":"{{c.Comparison}}","AttributeValueList":[{{c.Values}}]}""", c.IsMet)),
    ];

    /// <summary>Conditions that are wrong in any parameter of their kind, and the words.</summary>
    private static readonly (string Condition, string Message)[] Wrong =
    [
        ("""{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"},{"S":"b"}]}""", "Invalid number of argument(s) for the EQ ComparisonOperator"),
        ("""{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"a"}]}""", "Invalid number of argument(s) for the BETWEEN ComparisonOperator"),
        ("""{"ComparisonOperator":"NULL","AttributeValueList":[{"S":"a"}]}""", "Invalid number of argument(s) for the NULL ComparisonOperator"),
        ("""{"ComparisonOperator":"IN","AttributeValueList":[]}""", "Invalid number of argument(s) for the IN ComparisonOperator"),
        ("""{"ComparisonOperator":"IN","AttributeValueList":[{"S":"a"},{"N":"1"}]}""", "AttributeValues inside AttributeValueList must be of same type"),
        ("""{"ComparisonOperator":"LT","AttributeValueList":[{"BOOL":true}]}""", "ComparisonOperator LT is not valid for BOOL AttributeValue type"),
        ("""{"ComparisonOperator":"LT","AttributeValueList":[{"SS":["a"]}]}""", "ComparisonOperator LT is not valid for SS AttributeValue type"),
        ("""{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"N":"1"}]}""", "ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type"),
        ("""{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"SS":["a"]}]}""", "ComparisonOperator CONTAINS is not valid for SS AttributeValue type"),
    ];

    private static readonly (string Operation, string Body)[] Places =
    [
        ("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"}},"Expected":{"a":CONDITION}}"""),
        ("DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"Expected":{"a":CONDITION}}"""),
        ("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"Expected":{"a":CONDITION}}"""),
        ("Scan", """{"TableName":"ORDERS","ScanFilter":{"a":CONDITION}}"""), ("Query", """{"TableName":"LINES","QueryFilter":{"a":CONDITION}}"""),
        ("Query", """{"TableName":"LINES","KeyConditions":{"a":CONDITION}}"""),
    ];

    public static TheoryData<string, string, string> Refused { get; } =
    [
        .. from place in Places
           from wrong in Wrong
           select new TheoryDataRow<string, string, string>(
               place.Operation, place.Body.Replace("CONDITION", wrong.Condition, StringComparison.Ordinal), Invalid + wrong.Message),
    ];

    public static TheoryData<string, string, string> Others { get; } = new()
    {
        { "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{}}}""", Invalid + "Value must be provided when Exists is null for Attribute: a" },
        { "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{"Exists":true}}}""", Invalid + "Value must be provided when Exists is true for Attribute: a" },
        {
            "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{"Exists":false,"Value":{"S":"x"}}}}""",
            Invalid + "Value cannot be used when Exists is false for Attribute: a"
        },
        {
            "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{"AttributeValueList":[]}}}""",
            Invalid + "AttributeValueList can only be used with a ComparisonOperator for Attribute: a"
        },
        {
            "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{"AttributeValueList":[],"Value":{"S":"x"}}}}""",
            Invalid + "Value and AttributeValueList cannot be used together for Attribute: a"
        },
        {
            "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{"ComparisonOperator":"EQ","Exists":true}}}""",
            Invalid + "Exists and ComparisonOperator cannot be used together for Attribute: a"
        },
        {
            "PutItem", """{"TableName":"ORDERS","Item":{},"Expected":{"a":{"ComparisonOperator":"GE"}}}""",
            Invalid + "Value or AttributeValueList must be used with ComparisonOperator: GE for Attribute: a"
        },
        { "PutItem", """{"TableName":"ORDERS","Item":{},"ConditionalOperator":"OR"}""", "ConditionalOperator cannot be used without Filter or Expected" },
        {
            "Scan", """{"TableName":"ORDERS","ConditionalOperator":"AND","ScanFilter":{"a":{"ComparisonOperator":"NULL"}}}""",
            "ConditionalOperator can only be used when Filter or Expected has two or more elements"
        },
        {
            "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"a":{"Action":"ADD"}}}""",
            Invalid + "Only DELETE action is allowed when no attribute value is specified"
        },
        {
            "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"a":{"Action":"DELETE","Value":{"S":"x"}}}}""",
            Invalid + "DELETE action with value is not supported for the type S"
        },
        {
            "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"a":{"Action":"ADD","Value":{"BOOL":true}}}}""",
            Invalid + "ADD action is not supported for the type BOOL"
        },
        {
            "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"OrderId":{"Value":{"S":"x"}}}}""",
            Invalid + "Cannot update attribute OrderId. This attribute is part of the key"
        },
        { "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributesToGet":["a","b","a"]}""", Invalid + "Duplicate value in attribute name: a" },
        {
            "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributesToGet":["a"],"ProjectionExpression":"b"}""",
            "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}"
        },
        {
            "BatchGetItem",
            """
            {"RequestItems":{"ORDERS":{"Keys":[{"OrderId":{"S":"1"}}],"AttributesToGet":["a"]},
                             "LINES":{"Keys":[{"OrderId":{"S":"1"},"Line":{"N":"1"}}],"ProjectionExpression":"b"}}}
            """,
            "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}"
        },
        {
            "UpdateItem",
            """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{},"Expected":{},"UpdateExpression":"REMOVE a","ConditionExpression":"a = b"}""",
            "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: {UpdateExpression, ConditionExpression}"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditions":{},"QueryFilter":{},"ConditionalOperator":"OR","AttributesToGet":["a"],"FilterExpression":"a = b"}""",
            "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {AttributesToGet, QueryFilter, ConditionalOperator} Expression parameters: {FilterExpression}"
        },
        {
            "Query", """{"TableName":"LINES","ConditionalOperator":"AND","KeyConditionExpression":"OrderId = :o","Select":"SPECIFIC_ATTRIBUTES"}""",
            "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {ConditionalOperator} Expression parameters: {KeyConditionExpression}"
        },
        {
            "Scan", """{"TableName":"LINES","ConditionalOperator":"AND","ProjectionExpression":"a","Select":"COUNT"}""",
            "Can not use both expression and non-expression parameters in the same request: "
            + "Non-expression parameters: {ConditionalOperator} Expression parameters: {ProjectionExpression}"
        },
        { "Query", """{"TableName":"LINES","KeyConditions":{}}""", "Conditions can be of length 1 or 2 only" },
        {
            "Query", """{"TableName":"LINES","KeyConditions":{"Line":{"ComparisonOperator":"EQ","AttributeValueList":[{"N":"1"}]}}}""",
            "Query condition missed key schema element: OrderId"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditions":{"OrderId":{"ComparisonOperator":"NE","AttributeValueList":[{"S":"1"}]}}}""",
            "Attempted conditional constraint is not an indexable operation"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditions":{"OrderId":{"ComparisonOperator":"GT","AttributeValueList":[{"S":"1"}]}}}""",
            "Query key condition not supported"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditions":{"OrderId":{"ComparisonOperator":"EQ","AttributeValueList":[{"N":"1"}]}}}""",
            Invalid + "Condition parameter type does not match schema type"
        },
        {
            "Query",
            """
            {"TableName":"LINES","KeyConditions":{"OrderId":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"1"}]}},
             "QueryFilter":{"Line":{"ComparisonOperator":"NULL"}}}
            """,
            "QueryFilter can only contain non-primary key attributes: Primary key attribute: Line"
        },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_means_the_same_in_a_filter_and_in_an_expectation(string attribute, string condition, bool isMet)
    {
        await AnswersAsync("PutItem", $$$$$"""{"TableName":"ORDERS","Item":{{{{{"{" + Item + "}"}}}}} }""");
        var scanned = await AnswersAsync("Scan", $$$$$"""{"TableName":"ORDERS","ScanFilter":{"{{{{{attribute}}}}}":{{{{{condition}}}}} }}""");
        Assert.Equal(isMet ? 1 : 0, (int)scanned["Count"]!);
        Assert.Equal(1, (int)scanned["ScannedCount"]!);
        var delete = $$$$$"""{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"Expected":{"{{{{{attribute}}}}}":{{{{{condition}}}}} }}""";
        if (isMet)
            await AnswersAsync("DeleteItem", delete);
        else
            await RefusesExactlyAsync("DeleteItem", delete, "ConditionalCheckFailedException", "The conditional request failed");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_wrong_condition_is_refused_in_every_parameter(string operation, string body, string message) =>
        RefusesExactlyAsync(operation, body, "ValidationException", message);

    [Theory]
    [MemberData(nameof(Others))]
    public Task Parameters_that_do_not_go_together_are_refused(string operation, string body, string message) =>
        RefusesExactlyAsync(operation, body, "ValidationException", message);

    // https://github.com/ExtendDB/extenddb, tests/test_conditional_operator.py, which is run against AWS.
    [Theory]
    [InlineData("PutItem", """ "Item":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(a)" """, "ConditionalOperator", "ConditionExpression")]
    [InlineData("DeleteItem", """ "Key":{"OrderId":{"S":"1"}},"Expected":{},"ConditionExpression":"attribute_exists(a)" """, "Expected, ConditionalOperator", "ConditionExpression")]
    [InlineData("UpdateItem", """ "Key":{"OrderId":{"S":"1"}},"UpdateExpression":"REMOVE a" """, "ConditionalOperator", "UpdateExpression")]
    [InlineData("UpdateItem",
        """ "Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{},"Expected":{},"UpdateExpression":"REMOVE a","ConditionExpression":"attribute_exists(a)" """,
        "AttributeUpdates, Expected, ConditionalOperator", "UpdateExpression, ConditionExpression")]
    public Task A_write_with_an_expression_has_no_ConditionalOperator(string operation, string body, string legacy, string expressions) =>
        RefusesExactlyAsync(
            operation, $$"""{"TableName":"ORDERS","ConditionalOperator":"AND",{{body}} }""", "ValidationException",
            "Can not use both expression and non-expression parameters in the same request: "
            + $"Non-expression parameters: {{{legacy}}} Expression parameters: {{{expressions}}}");

    [Theory]
    [InlineData("""{"n":{"Action":"PUT","Value":{"S":"x"}}}""", "n", """{"S":"x"}""")]
    [InlineData("""{"n":{"Value":{"N":"7"}}}""", "n", """{"N":"7"}""")]
    [InlineData("""{"n":{"Action":"ADD","Value":{"N":"7"}}}""", "n", """{"N":"12"}""")]
    [InlineData("""{"q":{"Action":"ADD","Value":{"N":"7"}}}""", "q", """{"N":"7"}""")]
    [InlineData("""{"ss":{"Action":"ADD","Value":{"SS":["c"]}}}""", "ss", """{"SS":["a","b","c"]}""")]
    [InlineData("""{"ss":{"Action":"DELETE","Value":{"SS":["b","x"]}}}""", "ss", """{"SS":["a"]}""")]
    [InlineData("""{"ss":{"Action":"DELETE","Value":{"SS":["a","b"]}}}""", "ss", null)]
    [InlineData("""{"s":{"Action":"DELETE"}}""", "s", null)]
    [InlineData("""{"l":{"Action":"ADD","Value":{"L":[{"S":"end"}]}}}""", "l", """{"L":[{"S":"a"},{"N":"1"},{"S":"end"}]}""")]
    public async Task An_attribute_update_changes_its_attribute(string updates, string attribute, string? expected)
    {
        await AnswersAsync("PutItem", $$$$$"""{"TableName":"ORDERS","Item":{{{{{"{" + Item + "}"}}}}} }""");
        var answer = await AnswersAsync(
            "UpdateItem", $$$$$"""{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{{{{{updates}}}}},"ReturnValues":"ALL_NEW"}""");
        Assert.Equal(expected, answer["Attributes"]![attribute]?.ToJsonString());
    }

    [Fact]
    public async Task An_update_of_the_wrong_type_is_refused_in_words_of_its_own()
    {
        await AnswersAsync("PutItem", $$$$$"""{"TableName":"ORDERS","Item":{{{{{"{" + Item + "}"}}}}} }""");
        await RefusesExactlyAsync(
            "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"s":{"Action":"ADD","Value":{"N":"1"}}}}""",
            "ValidationException", "Type mismatch for attribute to update");
    }

    [Fact]
    public async Task Deleting_attributes_of_an_item_that_is_not_there_does_not_create_it()
    {
        await AnswersAsync("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"a":{"Action":"DELETE"}}}""");
        Assert.Null((await AnswersAsync("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}"""))["Item"]);
        await AnswersAsync("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}""");
        Assert.NotNull((await AnswersAsync("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}}}"""))["Item"]);
    }

    [Theory]
    [InlineData("AND", 0)]
    [InlineData("OR", 1)]
    public async Task Conditions_are_joined_as_asked(string conditionalOperator, int expected)
    {
        await AnswersAsync("PutItem", $$$$$"""{"TableName":"ORDERS","Item":{{{{{"{" + Item + "}"}}}}} }""");
        var answer = await AnswersAsync("Scan", $$$$$"""
            {"TableName":"ORDERS","ConditionalOperator":"{{{{{conditionalOperator}}}}}","ScanFilter":{"s":{"ComparisonOperator":"NULL"},"n":{"ComparisonOperator":"NOT_NULL"}}}
            """);
        Assert.Equal(expected, (int)answer["Count"]!);
    }
}
