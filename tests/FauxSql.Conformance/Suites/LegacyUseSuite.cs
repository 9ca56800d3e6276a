using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// What the parameters that came before expressions find, leave out and require.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
/// </summary>
public abstract class LegacyUseSuite : ConformanceSuite
{
    private const string OfCustomer = """ "CustomerId":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"C1"}]} """;

    /// <summary>Requests for some attributes of an order, and where the item stands in the answer.</summary>
    public static TheoryData<string, string, string> Projections { get; } = new()
    {
        { "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"AttributesToGet":["Amount","CustomerId","Gone"]}""", "Item" },
        { "Scan", """{"TableName":"ORDERS","AttributesToGet":["Amount","CustomerId","Gone"]}""", "Items" },
        {
            "Query",
            $$$"""{"TableName":"ORDERS","IndexName":"CustomerIndex","KeyConditions":{{{{OfCustomer}}}},"AttributesToGet":["Amount","CustomerId","Gone"]}""", "Items"
        },
        {
            "BatchGetItem", """{"RequestItems":{"ORDERS":{"Keys":[{"OrderId":{"S":"O1"}}],"AttributesToGet":["Amount","CustomerId","Gone"]}}}""", "Responses"
        },
    };

    /// <summary>A condition on the number of an order's lines, and the lines that meet it.</summary>
    public static TheoryData<string, string, string> Ranges { get; } = new()
    {
        { "EQ", """{"N":"3"}""", "3" },
        { "LT", """{"N":"3"}""", "1 2" },
        { "LE", """{"N":"3"}""", "1 2 3" },
        { "GT", """{"N":"3"}""", "4 5" },
        { "GE", """{"N":"3"}""", "3 4 5" },
        { "BETWEEN", """{"N":"2"},{"N":"4"}""", "2 3 4" },
    };

    /// <summary>Filters of the orders O1 to O4 of a customer, and those that they leave.</summary>
    public static TheoryData<string, string> Filters { get; } = new()
    {
        { """ "QueryFilter":{"Amount":{"ComparisonOperator":"GT","AttributeValueList":[{"N":"2"}]}} """, "O3 O4" },
        { """ "QueryFilter":{"Amount":{"ComparisonOperator":"IN","AttributeValueList":[{"N":"1"},{"N":"4"}]}} """, "O1 O4" },
        { """ "QueryFilter":{"Gone":{"ComparisonOperator":"NULL"}} """, "O1 O2 O3 O4" },
        { """ "QueryFilter":{"Gone":{"ComparisonOperator":"NOT_NULL"}} """, "" },
        {
            """
            "ConditionalOperator":"AND","QueryFilter":{"Amount":{"ComparisonOperator":"GE","AttributeValueList":[{"N":"2"}]},
                                                       "OrderId":{"ComparisonOperator":"NE","AttributeValueList":[{"S":"O3"}]}}
            """,
            "O2 O4"
        },
        {
            """
            "ConditionalOperator":"OR","QueryFilter":{"Amount":{"ComparisonOperator":"GE","AttributeValueList":[{"N":"4"}]},
                                                      "OrderId":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"O2"}]}}
            """,
            "O2 O4"
        },
    };

    /// <summary>What is expected of an order of 5, and whether it is so.</summary>
    private static readonly (string Expected, bool IsMet)[] Expectations =
    [
        ("""{"Amount":{"Value":{"N":"5"}}}""", true), ("""{"Amount":{"Value":{"N":"6"}}}""", false), ("""{"Amount":{"Exists":true,"Value":{"N":"5"}}}""", true),
        ("""{"Amount":{"Exists":true,"Value":{"S":"5"}}}""", false), ("""{"Gone":{"Exists":true,"Value":{"N":"5"}}}""", false), ("""{"Gone":{"Exists":false}}""", true),
        ("""{"Amount":{"Exists":false}}""", false), ("""{"Amount":{"Value":{"N":"5"}},"Gone":{"Exists":false}}""", true),
        ("""{"Amount":{"Value":{"N":"5"}},"CustomerId":{"Exists":false}}""", false),
        ("""{"Amount":{"ComparisonOperator":"GE","Value":{"N":"5"}}}""", true), ("""{"Amount":{"ComparisonOperator":"LT","Value":{"N":"5"}}}""", false),
    ];

    public static TheoryData<string, string, bool> Expected { get; } =
    [
        .. from operation in new[] { "PutItem", "UpdateItem", "DeleteItem" }
           from expectation in Expectations
           select new TheoryDataRow<string, string, bool>(operation, expectation.Expected, expectation.IsMet),
    ];

    [Theory]
    [MemberData(nameof(Projections))]
    public async Task AttributesToGet_leaves_what_it_names_and_no_more(string operation, string request, string member)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var found = (await AnswersAsync(operation, request))[member]!;
        var item = member switch
        {
            "Item" => found,
            "Items" => Assert.Single(found.AsArray()),
            _ => Assert.Single(found[Orders]!.AsArray()),
        };
        Assert.Equal(["Amount", "CustomerId"], item!.AsObject().Select(a => a.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task A_key_condition_selects_a_range(string comparison, string values, string expected)
    {
        for (var line = 1; line <= 5; line++)
            await PutLineAsync("O1", $"{line}");
        await PutLineAsync("O2", "3");
        foreach (var forward in new[] { true, false })
        {
            var page = await AnswersAsync("Query", $$$$"""
                {"TableName":"LINES","ScanIndexForward":{{{{(forward ? "true" : "false")}}}},
                 "KeyConditions":{"OrderId":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"O1"}]},
                                  "Line":{"ComparisonOperator":"{{{{comparison}}}}","AttributeValueList":[{{{{values}}}}]}}}
                """);
            var lines = page["Items"]!.AsArray().Select(item => (string)item!["Line"]!["N"]!);
            Assert.Equal(expected.Split(' '), forward ? lines : lines.Reverse());
        }
    }

    [Fact]
    public async Task A_key_condition_selects_by_the_beginning_of_a_text()
    {
        await PutOrderAsync("O1", "C1", "2026-01-31", 1);
        await PutOrderAsync("O2", "C1", "2026-02-01", 1);
        await PutOrderAsync("O3", "C2", "2026-02-01", 1);
        var page = await AnswersAsync("Query", $$$$"""
            {"TableName":"ORDERS","IndexName":"CustomerIndex",
             "KeyConditions":{{{{{OfCustomer}}}},"OrderDate":{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"S":"2026-02"}]}}}
            """);
        Assert.Equal("O2", (string?)Assert.Single(page["Items"]!.AsArray())!["OrderId"]!["S"]);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_query_filter_leaves_what_meets_it_and_says_what_was_looked_at(string filter, string expected)
    {
        for (var i = 1; i <= 4; i++)
            await PutOrderAsync($"O{i}", "C1", $"2026-01-0{i}", i);
        var page = await AnswersAsync("Query", $$$"""{"TableName":"ORDERS","IndexName":"CustomerIndex","KeyConditions":{{{{OfCustomer}}}},{{{filter}}} }""");
        Assert.Equal(expected, string.Join(' ', page["Items"]!.AsArray().Select(item => (string?)item!["OrderId"]!["S"])));
        Assert.Equal(4, (int)page["ScannedCount"]!);
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task A_write_is_done_where_what_it_expects_is_so(string operation, string expected, bool isMet)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var write = operation switch
        {
            "PutItem" => """ "Item":{"OrderId":{"S":"O1"}} """,
            "UpdateItem" => """ "Key":{"OrderId":{"S":"O1"}},"AttributeUpdates":{"CustomerId":{"Action":"DELETE"}} """,
            _ => """ "Key":{"OrderId":{"S":"O1"}} """,
        };
        var request = $$"""{"TableName":"ORDERS",{{write}},"Expected":{{expected}} }""";
        if (isMet)
            await AnswersAsync(operation, request);
        else
            await RefusesExactlyAsync(operation, request, "ConditionalCheckFailedException", "The conditional request failed");
        var stored = (await AnswersAsync("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConsistentRead":true}"""))["Item"];
        Assert.Equal(isMet, stored?["CustomerId"] is null);
    }

    [Theory]
    [InlineData("AND", "5", "C1", true)]
    [InlineData("AND", "5", "C2", false)]
    [InlineData("OR", "5", "C2", true)]
    [InlineData("OR", "6", "C1", true)]
    [InlineData("OR", "6", "C2", false)]
    public async Task Expectations_are_joined_as_asked(string conditionalOperator, string amount, string customer, bool isMet)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var request = $$$$"""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ConditionalOperator":"{{{{conditionalOperator}}}}",
             "Expected":{"Amount":{"Value":{"N":"{{{{amount}}}}"}},"CustomerId":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"{{{{customer}}}}"}]}}}
            """;
        if (isMet)
            await AnswersAsync("DeleteItem", request);
        else
            await RefusesExactlyAsync("DeleteItem", request, "ConditionalCheckFailedException", "The conditional request failed");
    }

    [Fact]
    public async Task Several_attributes_are_updated_at_once()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var answer = await AnswersAsync("UpdateItem", """
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"ReturnValues":"ALL_NEW",
             "AttributeUpdates":{"Amount":{"Action":"ADD","Value":{"N":"2"}},"CustomerId":{"Action":"DELETE"},"Note":{"Value":{"S":"new"}}}}
            """);
        var expected = """{"OrderId":{"S":"O1"},"OrderDate":{"S":"2026-01-01"},"Amount":{"N":"7"},"Note":{"S":"new"}}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer["Attributes"]), answer.ToJsonString());
    }
}
