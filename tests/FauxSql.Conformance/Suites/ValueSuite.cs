namespace FauxSql.Conformance.Suites;

/// <summary>
/// Values: how they are refused wherever one may stand, and how numbers come back.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
/// </summary>
public abstract class ValueSuite : ConformanceSuite
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range";
    private const string Underflow = "Number underflow. Attempting to store a number with magnitude smaller than supported range";
    private const string Digits = "Attempting to store more than 38 significant digits in a Number";
    private const string Empty = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
    private const string Several = "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";

    private const string TooDeep = "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";

    private static readonly (string Value, string Message)[] Wrong =
    [
        ("{}", Empty), ("""{"X":"a"}""", Empty),
        ("""{"S":"a","N":"1"}""", Several), ("""{"NULL":true,"BOOL":true}""", Several),
        ("""{"NULL":false}""", Invalid + "Null attribute value types must have the value of true"),
        ("""{"NULL":"no"}""", Invalid + "Null attribute value types must have the value of true"),
        ("""{"SS":[]}""", Invalid + "An string set  may not be empty"), ("""{"NS":[]}""", Invalid + "An number set  may not be empty"),
        ("""{"BS":[]}""", Invalid + "Binary sets should not be empty"),
        ("""{"SS":["a","b","a"]}""", Invalid + "Input collection [a, b, a] contains duplicates."), ("""{"NS":["1","1.0"]}""", "Input collection contains duplicates"),
        ("""{"BS":["YQ==","YQ=="]}""", Invalid + "Input collection [YQ==, YQ==]of type BS contains duplicates."),
        ("""{"N":""}""", "The parameter cannot be converted to a numeric value"), ("""{"N":"b"}""", "The parameter cannot be converted to a numeric value: b"),
        ("""{"N":"1 "}""", "The parameter cannot be converted to a numeric value: 1 "), ("""{"NS":["1","x"]}""", "The parameter cannot be converted to a numeric value: x"),
        ("""{"N":"1e126"}""", Overflow), ("""{"N":"-1e126"}""", Overflow), ("""{"N":"1e-131"}""", Underflow), ("""{"N":"-1e-131"}""", Underflow),
        ("""{"N":"123456789012345678901234567890123456789"}""", Digits), ("""{"N":"0.123456789012345678901234567890123456789"}""", Digits),
        ("""{"L":[{"N":"1"},{"N":"b"}]}""", "The parameter cannot be converted to a numeric value: b"), ("""{"M":{"a":{"SS":[]}}}""", Invalid + "An string set  may not be empty"),
        ("""{"L":[{}]}""", Empty),
    ];

    private static readonly (string Operation, string Body, string Prefix, string Suffix)[] Places =
    [
        ("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"a":VALUE}}""", "", ""),
        ("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":VALUE}}""", "", ""), ("DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":VALUE}}""", "", ""),
        ("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":VALUE}}""", "", ""),
        ("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"a":{"Value":VALUE}}}""", "", ""),
        ("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"}},"ConditionExpression":"a = :v","ExpressionAttributeValues":{":v":VALUE}}""",
            "ExpressionAttributeValues contains invalid value: ", " for key :v"),
        ("Scan", """{"TableName":"ORDERS","ScanFilter":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[VALUE]}}}""", "", ""),
        ("BatchGetItem", """{"RequestItems":{"ORDERS":{"Keys":[{"OrderId":VALUE}]}}}""", "", ""),
        ("BatchWriteItem", """{"RequestItems":{"ORDERS":[{"PutRequest":{"Item":{"OrderId":{"S":"1"},"a":VALUE}}}]}}""", "", ""),
        ("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"a":VALUE}}}]}""", "", ""),
    ];

    public static TheoryData<string, string, string> Refused { get; } =
    [
        .. from place in Places
           from wrong in Wrong
           select new TheoryDataRow<string, string, string>(
               place.Operation, place.Body.Replace("VALUE", wrong.Value, StringComparison.Ordinal), place.Prefix + wrong.Message + place.Suffix),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_wrong_value_is_refused_wherever_it_stands(string operation, string body, string message) =>
        RefusesExactlyAsync(operation, body, "ValidationException", message);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.0", "0")]
    [InlineData("000", "0")]
    [InlineData("+5", "5")]
    [InlineData("007", "7")]
    [InlineData("1.0", "1")]
    [InlineData("3.1400", "3.14")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("1e2", "100")]
    [InlineData("1.5E2", "150")]
    [InlineData("1E+3", "1000")]
    [InlineData("25e-3", "0.025")]
    [InlineData("100e-2", "1")]
    [InlineData("0e125", "0")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    [InlineData("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001")]
    [InlineData("-99999999999999999999999999999999999999e88", "-999999999999999999999999999999999999990000000000000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_number_comes_back_in_plain_digits(string sent, string stored)
    {
        await AnswersAsync("PutItem", $$$$$"""{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"n":{"N":"{{{{{sent}}}}}"},"ns":{"NS":["{{{{{sent}}}}}"]}}}""");
        var item = (await AnswersAsync("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConsistentRead":true}"""))["Item"]!;
        Assert.Equal(stored, (string?)item["n"]!["N"]);
        Assert.Equal(stored, (string?)item["ns"]!["NS"]![0]);
    }

    // Zero has the magnitude that it is written with, and an exponent of more than 64 bits is none: https://github.com/paritysuite/dynamodb-conformance,
    // tests/tier3/limits/numberExponent.test.ts, recorded on AWS in October 2026.
    [Theory]
    [InlineData("0e126", Overflow)]
    [InlineData("0e-131", Underflow)]
    [InlineData("1e99999999999", Overflow)]
    [InlineData("1e-99999999999", Underflow)]
    [InlineData("1e9223372036854775808", "The parameter cannot be converted to a numeric value: 1e9223372036854775808")]
    public Task An_exponent_is_read_in_full_and_counts_for_zero_too(string number, string message) =>
        RefusesExactlyAsync(
            "PutItem", $$$$$"""{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"n":{"N":"{{{{{number}}}}}"}}}""", "ValidationException", message);

    /// <summary>Places of a value that is written or compared, each in one operation.</summary>
    public static TheoryData<string, string> Nesting { get; } = new()
    {
        { "PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"v":VALUE}}""" },
        { "PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"}},"ConditionExpression":"v <> :v","ExpressionAttributeValues":{":v":VALUE}}""" },
        { "UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"SET v = :v","ExpressionAttributeValues":{":v":VALUE}}""" },
        { "BatchWriteItem", """{"RequestItems":{"ORDERS":[{"PutRequest":{"Item":{"OrderId":{"S":"1"},"v":VALUE}}}]}}""" },
        { "TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"v":VALUE}}}]}""" },
        {
            "TransactWriteItems",
            """{"TransactItems":[{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"SET v = :v","ExpressionAttributeValues":{":v":VALUE}}}]}"""
        },
        {
            "TransactWriteItems",
            """{"TransactItems":[{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"v <> :v","ExpressionAttributeValues":{":v":VALUE}}}]}"""
        },
    };

    // https://github.com/paritysuite/dynamodb-conformance: some Regions have a transaction cancelled where an expression's value is nested too
    // deep, others refuse the request; what is in the way of a Put refuses it in all of them.
    [Theory]
    [MemberData(nameof(Nesting))]
    public async Task Values_are_nested_32_deep_at_most(string operation, string request)
    {
        await AnswersAsync(operation, request.Replace("VALUE", Nested(31), StringComparison.Ordinal));
        foreach (var depth in new[] { 32, 33, 60 })
            await RefusesExactlyAsync(operation, request.Replace("VALUE", Nested(depth), StringComparison.Ordinal), "ValidationException", TooDeep);

        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("""{"M":{"a":""", depth)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("}}", depth));
    }

    [Fact]
    public async Task A_transaction_whose_update_nests_deeper_is_cancelled()
    {
        var value = string.Concat(Enumerable.Repeat("""{"L":[""", 31)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("]}", 31));
        await AnswersAsync("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"m":{"M":{}}}}""");
        var (code, _, body) = await Backend.RefuseAsync("TransactWriteItems", Named($$$$$"""
            {"TransactItems":[{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"SET m.n = :v",
             "ExpressionAttributeValues":{":v":{{{{{value}}}}} }}}]}
            """));
        Assert.Equal("TransactionCanceledException", code);
        Assert.Equal("ValidationError", (string?)body["CancellationReasons"]![0]!["Code"]);
        Assert.Equal(TooDeep, (string?)body["CancellationReasons"]![0]!["Message"]);
    }

    [Fact]
    public async Task An_update_cannot_nest_deeper_either()
    {
        var value = string.Concat(Enumerable.Repeat("""{"L":[""", 30)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("]}", 30));
        await AnswersAsync("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"m":{"M":{"n":{"M":{}}}}}}""");
        await RefusesExactlyAsync(
            "UpdateItem",
            $$$$$"""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"SET m.n.o = :v","ExpressionAttributeValues":{":v":{{{{{value}}}}} }}
            """,
            "ValidationException", TooDeep);
    }

    [Theory]
    [InlineData("SET a = :large + :one")]
    [InlineData("SET a = :large - :one")]
    [InlineData("ADD Amount :large")]
    public async Task A_sum_of_more_than_38_digits_is_called_an_overflow(string update)
    {
        await PutOrderAsync("1", "C1", "2026-01-01", 1);
        var one = update.Contains(":one", StringComparison.Ordinal) ? """,":one":{"N":"1"}""" : "";
        await RefusesExactlyAsync(
            "UpdateItem",
            $$$$$"""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"{{{{{update}}}}}","ExpressionAttributeValues":{":large":{"N":"1E50"}{{{{{one}}}}}}}
            """,
            "ValidationException", "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    [Theory]
    [InlineData("attribute_type(:v, :n)", 1)]
    [InlineData("attribute_type(:v, :s)", 0)]
    [InlineData("attribute_type(Amount, :n) AND attribute_type(:s, :s)", 1)]
    [InlineData("attribute_type(Amount, :s) OR attribute_type(:v, :s)", 0)]
    public async Task A_type_is_asked_of_a_value_as_of_an_attribute(string filter, int count)
    {
        await PutOrderAsync("1", "C1", "2026-01-01", 1);
        var values = new[] { (":v", """{"N":"1"}"""), (":n", """{"S":"N"}"""), (":s", """{"S":"S"}""") }.Where(v => filter.Contains(v.Item1, StringComparison.Ordinal));
        var page = await AnswersAsync("Scan", $$$$$"""
            {"TableName":"ORDERS","FilterExpression":"{{{{{filter}}}}}","ExpressionAttributeValues":{{{{{{string.Join(',', values.Select(v => $"\"{v.Item1}\":{v.Item2}"))}}}}}}}
            """);
        Assert.Equal(count, (int)page["Count"]!);
    }
}
