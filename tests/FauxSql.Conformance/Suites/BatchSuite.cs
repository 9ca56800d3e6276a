namespace FauxSql.Conformance.Suites;

/// <summary>Batches and transactions.</summary>
public abstract class BatchSuite : ConformanceSuite
{
    [Fact]
    public async Task A_batch_writes_and_reads_across_tables()
    {
        await Backend.CallAsync("BatchWriteItem", $$$$$"""
            {"RequestItems":{"{{{{{Orders}}}}}":[{"PutRequest":{"Item":{"OrderId":{"S":"O1"}}}},{"PutRequest":{"Item":{"OrderId":{"S":"O2"}}}}],
                             "{{{{{Lines}}}}}":[{"PutRequest":{"Item":{"OrderId":{"S":"O1"},"Line":{"N":"1"}}}}]}}
            """);
        var answer = await Backend.CallAsync("BatchGetItem", $$$$$"""
            {"RequestItems":{"{{{{{Orders}}}}}":{"Keys":[{"OrderId":{"S":"O1"}},{"OrderId":{"S":"O2"}},{"OrderId":{"S":"O3"}}]},
                             "{{{{{Lines}}}}}":{"Keys":[{"OrderId":{"S":"O1"},"Line":{"N":"1"}}]}}}
            """);
        Assert.Equal(2, answer["Responses"]![Orders]!.AsArray().Count);
        Assert.Single(answer["Responses"]![Lines]!.AsArray());
    }

    [Fact]
    public async Task A_batch_refuses_the_same_key_twice()
    {
        var (_, message, _) = await Backend.RefuseAsync("BatchGetItem", $$$$$"""
            {"RequestItems":{"{{{{{Orders}}}}}":{"Keys":[{"OrderId":{"S":"O1"}},{"OrderId":{"S":"O1"}}]}}}
            """);
        Assert.Contains("Provided list of item keys contains duplicates", message);
    }

    [Fact]
    public async Task A_transaction_writes_all_or_nothing_and_says_why()
    {
        await PutOrderAsync("O2", "C1", "2026-01-01", 1);
        var (code, message, body) = await Backend.RefuseAsync("TransactWriteItems", $$$$$"""
            {"TransactItems":[
              {"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"}}}},
              {"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O2"}},"ConditionExpression":"attribute_not_exists(OrderId)"}}]}
            """);
        Assert.Equal("TransactionCanceledException", code);
        Assert.Contains("[None, ConditionalCheckFailed]", message);
        Assert.Equal("ConditionalCheckFailed", (string?)body["CancellationReasons"]![1]!["Code"]);
        Assert.Equal(1, (int)(await Backend.CallAsync("Scan", $$"""{"TableName":"{{Orders}}"}"""))["Count"]!);
    }

    [Fact]
    public async Task A_transaction_puts_updates_deletes_and_checks_across_tables()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 1);
        await PutOrderAsync("O2", "C1", "2026-01-01", 1);
        await PutLineAsync("O1", "1");
        await Backend.CallAsync("TransactWriteItems", $$$$$"""
            {"TransactItems":[
              {"Put":{"TableName":"{{{{{Lines}}}}}","Item":{"OrderId":{"S":"O1"},"Line":{"N":"2"}}}},
              {"Update":{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"SET CustomerId = :c",
                         "ExpressionAttributeValues":{":c":{"S":"C2"}}}},
              {"Delete":{"TableName":"{{{{{Lines}}}}}","Key":{"OrderId":{"S":"O1"},"Line":{"N":"1"}}}},
              {"ConditionCheck":{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O2"}},"ConditionExpression":"attribute_exists(OrderId)"}}]}
            """);
        var lines = await Backend.CallAsync("Scan", $$"""{"TableName":"{{Lines}}"}""");
        Assert.Equal("2", (string?)Assert.Single(lines["Items"]!.AsArray())!["Line"]!["N"]);
        var order = await Backend.CallAsync("GetItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}}}""");
        Assert.Equal("C2", (string?)order["Item"]!["CustomerId"]!["S"]);
    }

    [Fact]
    public async Task A_transaction_refuses_two_actions_on_one_item()
    {
        var (code, message, _) = await Backend.RefuseAsync("TransactWriteItems", $$$$$"""
            {"TransactItems":[
              {"Put":{"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"O1"}}}},
              {"Delete":{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}}}}]}
            """);
        Assert.Equal("ValidationException", code);
        Assert.Contains("Transaction request cannot include multiple operations on one item", message);
    }
}
