namespace FauxSql.Engine.Tests.Transactions;

/// <summary>In a table with a local index, the items of a partition and their entries are limited together.</summary>
public sealed class CollectionLimitTests
{
    private const string TooLarge = "ItemCollectionSizeLimitExceededException: Collection size exceeded.";
    private static readonly string Text = new('x', 100);

    [Fact]
    public void A_write_that_makes_a_collection_too_large_is_refused_and_others_are_not()
    {
        using var dynamo = WithLocalIndex(1000);
        for (var i = 0; i < 4; i++)
            dynamo.Put(Item("a", i, Text));
        Assert.Equal(TooLarge, dynamo.Fail("PutItem", Put("a", 4, Text)));
        Assert.Equal(TooLarge, dynamo.Fail("BatchWriteItem", $$$"""{"RequestItems":{"Tab":[{"PutRequest":{"Item":{{{Item("a", 5, Text)}}}} }]} }"""));
        Assert.Equal(TooLarge, dynamo.Fail("UpdateItem", $$"""
            {"TableName":"Tab","Key":{{Dynamo.Key("a", 1)}},"UpdateExpression":"SET t = :t","ExpressionAttributeValues":{":t":{"S":"{{Text + Text}}"} } }
            """));

        dynamo.Put(Item("b", 1, Text));
        dynamo.Put(Item("a", 3, "short"));
        dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a", 0)}} }""");
        dynamo.Put(Item("a", 4, Text));
        Assert.Empty(dynamo.Engine.CheckIntegrity());
        Assert.Equal(5, dynamo.Ok("Scan", """{"TableName":"Tab","Select":"COUNT"}""").GetProperty("Count").GetInt32());
    }

    [Fact]
    public void A_transaction_is_cancelled_for_the_action_that_makes_it_too_large()
    {
        using var dynamo = WithLocalIndex(1000);
        for (var i = 0; i < 4; i++)
            dynamo.Put(Item("a", i, Text));
        var (status, answer) = dynamo.Send("TransactWriteItems", $$$"""
            {"TransactItems":[{"Put":{"TableName":"Tab","Item":{{{Item("b", 1, "x")}}} } },{"Put":{"TableName":"Tab","Item":{{{Item("a", 9, Text)}}} } }]}
            """);
        Assert.Equal(400, status);
        Assert.Equal(
            ["None", "ItemCollectionSizeLimitExceeded"],
            answer.GetProperty("CancellationReasons").EnumerateArray().Select(reason => reason.GetProperty("Code").GetString()));
        Assert.Null(dynamo.Get("b", 1));
    }

    [Fact]
    public void A_table_without_local_indexes_has_no_such_limit()
    {
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { ItemCollectionBytes = 100 })).WithTable();
        dynamo.Put(Item("a", 1, Text));
    }

    private static string Put(string p, int s, string text) => $$"""{"TableName":"Tab","Item":{{Item(p, s, text)}} }""";

    private static string Item(string p, int s, string text) => $$"""{"p":{"S":"{{p}}"},"s":{"N":"{{s}}"},"t":{"S":"{{text}}"} }""";

    private static Dynamo WithLocalIndex(long most)
    {
        var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { ItemCollectionBytes = most }));
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},{"AttributeName":"t","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"t","KeyType":"RANGE"}],
                                       "Projection":{"ProjectionType":"ALL"}}]}
            """);
        return dynamo;
    }
}
