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
    public async Task A_reason_holds_the_stored_item_when_asked()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var (_, _, body) = await Backend.RefuseAsync("TransactWriteItems", $$$$$"""
            {"TransactItems":[{"ConditionCheck":{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},
              "ConditionExpression":"attribute_not_exists(OrderId)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}]}
            """);
        Assert.Equal("5", (string?)body["CancellationReasons"]![0]!["Item"]!["Amount"]!["N"]);
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
