namespace FauxSql.Engine.Tests.Transactions;

public sealed class TransactionTests
{
    private static string Put(string p, string more = "") => $$$$$"""{"Put":{"TableName":"Tab","Item":{{{{{Dynamo.Key(p, 1)}}}}} {{{{{more}}}}} }}""";

    [Fact]
    public void All_or_nothing_and_every_action_says_why()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Dynamo.Key("b", 1));
        var body = $$"""{"TransactItems":[{{Put("a")}},{{Put("b", ""","ConditionExpression":"attribute_not_exists(p)","ReturnValuesOnConditionCheckFailure":"ALL_OLD" """)}}]}""";
        Assert.Equal(
            "TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]",
            dynamo.Fail("TransactWriteItems", body));
        var reasons = dynamo.Send("TransactWriteItems", body).Body.GetProperty("CancellationReasons");
        Assert.Equal("None", reasons[0].GetProperty("Code").GetString());
        Assert.True(reasons[1].TryGetProperty("Item", out _));
        Assert.Null(dynamo.Get("a", 1));
    }

    [Fact]
    public void Put_update_delete_and_check_go_together()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put(Dynamo.Key("d", 1));
        var answer = dynamo.Ok("TransactWriteItems", $$$$$"""
            {"ReturnConsumedCapacity":"TOTAL","TransactItems":[{{{{{Put("a")}}}}},
             {"Update":{"TableName":"Tab","Key":{{{{{Dynamo.Key("u", 1)}}}}},"UpdateExpression":"SET n = :n","ExpressionAttributeValues":{":n":{"N":"1"}}}},
             {"Delete":{"TableName":"Tab","Key":{{{{{Dynamo.Key("d", 1)}}}}} }},
             {"ConditionCheck":{"TableName":"Tab","Key":{{{{{Dynamo.Key("c", 1)}}}}},"ConditionExpression":"attribute_not_exists(p)"}}]}
            """);
        Assert.Equal(8, answer.GetProperty("ConsumedCapacity")[0].GetProperty("CapacityUnits").GetDouble());
        Assert.NotNull(dynamo.Get("a", 1));
        Assert.NotNull(dynamo.Get("u", 1));
        Assert.Null(dynamo.Get("d", 1));
        Assert.Null(dynamo.Get("c", 1));
    }

    [Fact]
    public void One_item_twice_is_refused()
    {
        using var dynamo = new Dynamo().WithTable();
        Assert.Equal("ValidationException: Transaction request cannot include multiple operations on one item", dynamo.Fail(
            "TransactWriteItems", $$"""{"TransactItems":[{{Put("a")}},{{Put("a")}}]}"""));
    }

    [Fact]
    public void A_token_makes_it_happen_once()
    {
        using var dynamo = new Dynamo().WithTable();
        string Add(int n) => $$$$$"""
            {"ClientRequestToken":"t","TransactItems":[{"Update":{"TableName":"Tab","Key":{{{{{Dynamo.Key("a", 1)}}}}},"UpdateExpression":"ADD n :n","ExpressionAttributeValues":{":n":{"N":"{{{{{n}}}}}"}}}}]}
            """;
        dynamo.Ok("TransactWriteItems", Add(1));
        dynamo.Ok("TransactWriteItems", Add(1));
        Assert.Equal("1", dynamo.Get("a", 1)!.Value.GetProperty("n").GetProperty("N").GetString());
        Assert.StartsWith("IdempotentParameterMismatchException", dynamo.Fail("TransactWriteItems", Add(2)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_token_is_forgotten_after_ten_minutes(bool onDisk)
    {
        using var file = new TemporaryFile();
        var time = new ManualTime();
        var options = new EmbeddedDynamoOptions { Time = time };
        using var dynamo = new Dynamo(onDisk ? EmbeddedDynamo.Open(file.Path, options) : EmbeddedDynamo.InMemory(options)).WithTable();
        Add("t", 1);
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Add("t", 1);
        Assert.StartsWith("IdempotentParameterMismatchException", dynamo.Fail("TransactWriteItems", Request("t", 10)), StringComparison.Ordinal);
        Assert.Equal("1", Sum());

        // The ten minutes are those since it was used first.
        time.Advance(TimeSpan.FromMilliseconds(1));
        Add("t", 10);
        Assert.Equal("11", Sum());
        Add("t", 10);
        Assert.Equal("11", Sum());

        void Add(string token, int n) => dynamo.Ok("TransactWriteItems", Request(token, n));

        string? Sum() => dynamo.Get("a", 1)!.Value.GetProperty("n").GetProperty("N").GetString();

        static string Request(string token, int n) => $$$$$"""
            {"ClientRequestToken":"{{{{{token}}}}}","TransactItems":[{"Update":{"TableName":"Tab","Key":{{{{{Dynamo.Key("a", 1)}}}}},"UpdateExpression":"ADD n :n","ExpressionAttributeValues":{":n":{"N":"{{{{{n}}}}}"}}}}]}
            """;
    }
}
