using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>Tokens, limits and reasons of transactions, and what batches do at their edges.</summary>
public abstract class TransactionSuite : ConformanceSuite
{
    [Fact]
    public async Task A_transaction_sent_again_with_its_token_acts_once()
    {
        var token = Guid.NewGuid().ToString();
        await AddAsync(token, "1");
        await AddAsync(token, "1");
        Assert.Equal("1", await AmountAsync());
    }

    [Fact]
    public async Task A_token_belongs_to_one_request()
    {
        var token = Guid.NewGuid().ToString();
        await AddAsync(token, "1");
        var (code, _, _) = await Backend.RefuseAsync("TransactWriteItems", Add(token, "2"));
        Assert.Equal("IdempotentParameterMismatchException", code);
        Assert.Equal("1", await AmountAsync());
    }

    [Fact]
    public async Task The_order_and_the_form_in_which_a_request_is_written_do_not_make_another_of_it()
    {
        var token = Guid.NewGuid().ToString();
        await Backend.CallAsync("TransactWriteItems", $$$$$"""
            {"ClientRequestToken":"{{{{{token}}}}}","TransactItems":[{"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"Amount":{"N":"1"}}}}]}
            """);
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        await Backend.CallAsync("TransactWriteItems", $$$$$"""
            {"TransactItems": [ {"Put":{"Item":{"\u0041mount": {"N":"1"}, "OrderId":{"S":"O\u0031"} },"TableName":"{{{{{Orders}}}}}"} } ],"ClientRequestToken":"{{{{{token}}}}}"}
            """);
        Assert.Equal("5", await AmountAsync());

        var (code, _, _) = await Backend.RefuseAsync("TransactWriteItems", $$$$$"""
            {"ClientRequestToken":"{{{{{token}}}}}","TransactItems":[{"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"Amount":{"S":"1"}}}}]}
            """);
        Assert.Equal("IdempotentParameterMismatchException", code);
    }

    [Fact]
    public async Task A_reason_holds_the_stored_item_when_asked()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var (_, _, body) = await Backend.RefuseAsync("TransactWriteItems", $$$$$"""
            {"TransactItems":[{"ConditionCheck":{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},
              "ConditionExpression":"attribute_not_exists(OrderId)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}
            """);
        Assert.Equal("5", (string?)body["CancellationReasons"]![0]!["Item"]!["Amount"]!["N"]);
    }

    [Fact]
    public async Task Of_the_actions_that_are_wrong_the_first_is_named_and_no_condition_is_looked_at()
    {
        var (code, _, body) = await Backend.RefuseAsync("TransactWriteItems", Named("""
            {"TransactItems":[{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"N":"7"}}}},{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"N":"8"}}}},
             {"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_exists(OrderId)"}}]}
            """));
        Assert.Equal("TransactionCanceledException", code);
        var reasons = body["CancellationReasons"]!.AsArray();
        Assert.Equal(["ValidationError", "None", "None"], reasons.Select(reason => (string)reason!["Code"]!));
        Assert.Equal([true, false, false], reasons.Select(reason => reason!["Message"] is not null));
    }

    /// <summary>Actions whose condition is not true of an order that is there.</summary>
    public static TheoryData<string> Failing { get; } =
    [
        """{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_not_exists(OrderId)"}}""",
        """{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_not_exists(OrderId)"}}""",
        """{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"REMOVE Amount","ConditionExpression":"attribute_not_exists(OrderId)"}}""",
        """{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_not_exists(OrderId)"}}""",
    ];

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task Every_action_returns_the_stored_item_when_asked(string action)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        Assert.Equal("5", (string?)(await ReasonAsync("ALL_OLD"))["Item"]!["Amount"]!["N"]);
        Assert.Null((await ReasonAsync("NONE"))["Item"]);

        async Task<JsonNode> ReasonAsync(string returned)
        {
            var asked = action.Replace("\"ConditionExpression\"", $"\"ReturnValuesOnConditionCheckFailure\":\"{returned}\",\"ConditionExpression\"", StringComparison.Ordinal);
            var (code, _, body) = await Backend.RefuseAsync("TransactWriteItems", Named($$"""{"ReturnConsumedCapacity":"TOTAL","TransactItems":[{{asked}}]}"""));
            Assert.Equal("TransactionCanceledException", code);
            Assert.Null(body["ConsumedCapacity"]);
            return Assert.Single(body["CancellationReasons"]!.AsArray())!;
        }
    }

    [Fact]
    public async Task Sent_again_with_its_token_a_transaction_costs_what_reading_its_items_does()
    {
        var request = $$$$$"""
            {"ClientRequestToken":"{{{{{Guid.NewGuid()}}}}}","ReturnConsumedCapacity":"TOTAL","TransactItems":[
              {"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"},"V":{"S":"{{{{{new string('x', 9000)}}}}}"}}}},
              {"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O2"}}}}]}
            """;
        var written = (await Backend.CallAsync("TransactWriteItems", request))["ConsumedCapacity"]![0]!;
        Assert.Equal((20, 20, null), ((double)written["CapacityUnits"]!, (double)written["WriteCapacityUnits"]!, (double?)written["ReadCapacityUnits"]));
        var read = (await Backend.CallAsync("TransactWriteItems", request))["ConsumedCapacity"]![0]!;
        Assert.Equal((8, 8, null), ((double)read["CapacityUnits"]!, (double)read["ReadCapacityUnits"]!, (double?)read["WriteCapacityUnits"]));
    }

    [Theory]
    [InlineData(98_304, true)]
    [InlineData(98_305, false)]
    public async Task What_a_transaction_writes_comes_to_4_MB_at_most(int last, bool fits)
    {
        // Names: OrderId 7, V 1; the key has 2 bytes.
        var puts = string.Join(',', Enumerable.Range(0, 11).Select(i => $$$$$"""
            {"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"{{{{{i:00}}}}}"},"V":{"S":"{{{{{new string('x', (i < 10 ? 409_600 : last) - 10)}}}}}"}}}}
            """));
        var request = $$"""{"TransactItems":[{{puts}}]}""";
        if (fits)
        {
            await Backend.CallAsync("TransactWriteItems", request);
        }
        else
        {
            var (code, message, _) = await Backend.RefuseAsync("TransactWriteItems", request);
            Assert.Equal("ValidationException", code);
            Assert.Contains("payload size cannot exceed", message, StringComparison.Ordinal);
        }

        Assert.Equal(fits, (await AnswersAsync("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"00"}}}"""))["Item"] is not null);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task A_transaction_has_at_most_100_actions(int actions, bool fits)
    {
        var puts = Many(actions, line => $$$$"""{"Put":{"TableName":"{{{{Lines}}}}","Item":{{{{line}}}}}}""");
        var request = $$"""{"TransactItems":[{{puts}}]}""";
        await ExpectAsync("TransactWriteItems", request, actions, fits);
    }

    [Theory]
    [InlineData(25, true)]
    [InlineData(26, false)]
    public async Task A_batch_has_at_most_25_writes(int writes, bool fits)
    {
        var puts = Many(writes, line => $$$$"""{"PutRequest":{"Item":{{{{line}}}}}}""");
        var request = $$$"""{"RequestItems":{"{{{Lines}}}":[{{{puts}}}]}}""";
        await ExpectAsync("BatchWriteItem", request, writes, fits);
    }

    [Fact]
    public async Task A_batch_puts_and_deletes()
    {
        await PutLineAsync("O1", "1");
        await Backend.CallAsync("BatchWriteItem", $$$$$"""
            {"RequestItems":{"{{{{{Lines}}}}}":[{"DeleteRequest":{"Key":{"OrderId":{"S":"O1"},"Line":{"N":"1"}}}},
                                                {"PutRequest":{"Item":{"OrderId":{"S":"O1"},"Line":{"N":"2"}}}}]}}
            """);
        var left = await Backend.CallAsync("Scan", $$"""{"TableName":"{{Lines}}"}""");
        Assert.Equal("2", (string?)Assert.Single(left["Items"]!.AsArray())!["Line"]!["N"]);
    }

    [Fact]
    public async Task A_batch_refuses_two_writes_of_one_item()
    {
        var (code, message, _) = await Backend.RefuseAsync("BatchWriteItem", $$$$$"""
            {"RequestItems":{"{{{{{Orders}}}}}":[{"PutRequest":{"Item":{"OrderId":{"S":"O1"}}}},{"DeleteRequest":{"Key":{"OrderId":{"S":"O1"}}}}]}}
            """);
        Assert.Equal("ValidationException", code);
        Assert.Contains("Provided list of item keys contains duplicates", message);
    }

    private async Task ExpectAsync(string operation, string request, int written, bool fits)
    {
        if (fits)
            await Backend.CallAsync(operation, request);
        else
            Assert.Equal("ValidationException", (await Backend.RefuseAsync(operation, request)).Code);
        var count = (await Backend.CallAsync("Scan", $$"""{"TableName":"{{Lines}}","Select":"COUNT"}"""))["Count"]!;
        Assert.Equal(fits ? written : 0, (int)count);
    }

    private static string Many(int count, Func<string, string> action) =>
        string.Join(',', Enumerable.Range(0, count).Select(line => action($$$$"""{"OrderId":{"S":"O1"},"Line":{"N":"{{{{line}}}}"}}""")));

    [Theory]
    [InlineData("""{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"O2"},"CustomerId":{"S":""}}}}""",
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: CustomerIndex, IndexKey: CustomerId")]
    [InlineData("""{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O2"}},"UpdateExpression":"SET CustomerId = :e","ExpressionAttributeValues":{":e":{"S":""}}}}""",
        "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value.")]
    public async Task An_empty_key_of_an_index_refuses_the_transaction_where_another_type_cancels_it(string action, string message)
    {
        const string Other = """{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_exists(OrderId)"}},""";
        await RefusesExactlyAsync("TransactWriteItems", $$"""{"TransactItems":[{{Other}}{{action}}]}""", "ValidationException", message);
        var ofOtherType = action.Replace("""{"S":""}""", """{"N":"1"}""", StringComparison.Ordinal);
        Assert.Equal("TransactionCanceledException", (await Backend.RefuseAsync("TransactWriteItems", Named($$"""{"TransactItems":[{{ofOtherType}}]}"""))).Code);
    }

    /// <summary>Transactions on an order of 9 KB, and what they cost at first and again.</summary>
    public static TheoryData<string, double, double> SentTwice { get; } = new()
    {
        { """{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}}}}""", 20, 6 },
        { """{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConditionExpression":"attribute_exists(V)"}}""", 20, 6 },
        { """{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"O1"}}}}""", 20, 6 },
        { """{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"REMOVE V"}}""", 20, 6 },
        { """{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}}}},{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"O2"}}}}""", 22, 8 },
    };

    [Theory]
    [MemberData(nameof(SentTwice))]
    public async Task Sent_again_it_costs_what_reading_did_when_the_items_were_still_there(string actions, double first, double again)
    {
        await Backend.CallAsync("PutItem", Named($$$$"""{"TableName":"ORDERS","Item":{"OrderId":{"S":"O1"},"V":{"S":"{{{{new string('x', 9300)}}}}"}}}"""));
        var request = Named($$"""{"ClientRequestToken":"{{Guid.NewGuid()}}","ReturnConsumedCapacity":"TOTAL","TransactItems":[{{actions}}]}""");
        Assert.Equal([first, again], [await UnitsAsync(), await UnitsAsync()]);

        async Task<double> UnitsAsync() => (double)(await Backend.CallAsync("TransactWriteItems", request))["ConsumedCapacity"]![0]!["CapacityUnits"]!;
    }

    private Task<JsonNode> AddAsync(string token, string amount) => Backend.CallAsync("TransactWriteItems", Add(token, amount));

    private string Add(string token, string amount) => $$$$$"""
        {"ClientRequestToken":"{{{{{token}}}}}","TransactItems":[{"Update":{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},
          "UpdateExpression":"ADD Amount :n","ExpressionAttributeValues":{":n":{"N":"{{{{{amount}}}}}"}}}}]}
        """;

    private async Task<string?> AmountAsync()
    {
        var answer = await Backend.CallAsync("GetItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}}}""");
        return (string?)answer["Item"]!["Amount"]!["N"];
    }
}
