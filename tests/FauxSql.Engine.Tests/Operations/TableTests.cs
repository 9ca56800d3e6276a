namespace FauxSql.Engine.Tests.Operations;

public sealed class TableTests
{
    [Theory]
    [InlineData("arn:aws:dynamodb:us-east-1:123456789012:table/Tab", null)]
    [InlineData("arn:aws:dynamodb:us-east-1:999999999999:table/Tab",
        "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: dynamodb:{0} on resource: arn:aws:dynamodb:us-east-1:999999999999:table/Tab")]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/Tab",
        "ValidationException: One or more parameter values were invalid: The Region in the table's ARN is not us-east-1: arn:aws:dynamodb:eu-west-1:123456789012:table/Tab")]
    public void Only_tables_of_this_account_and_Region_are_to_be_had_by_their_ARNs(string arn, string? refusal)
    {
        using var dynamo = new Dynamo().WithTable();
        foreach (var (operation, body) in new[]
                 {
                     ("GetItem", $$"""{"TableName":"{{arn}}","Key":{{Dynamo.Key("a", 1)}} }"""),
                     ("DescribeTable", $$"""{"TableName":"{{arn}}"}"""),
                     ("Scan", $$"""{"TableName":"{{arn}}"}"""),
                 })
        {
            if (refusal is null)
                dynamo.Ok(operation, body);
            else
                Assert.Equal(refusal.Replace("{0}", operation, StringComparison.Ordinal), dynamo.Fail(operation, body));
        }
    }

    [Fact]
    public void Nothing_is_answered_after_the_end()
    {
        var dynamo = new Dynamo().WithTable();
        dynamo.Dispose();
        Assert.Throws<ObjectDisposedException>(() => dynamo.Ok("ListTables", "{}"));
        Assert.Throws<ObjectDisposedException>(() => dynamo.Ok("Scan", """{"TableName":"Tab"}"""));
    }

    [Fact]
    public void A_table_is_created_described_listed_and_deleted()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put("""{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"1"}}""");
        dynamo.Put("""{"p":{"S":"a"},"s":{"N":"2"}}""");
        var table = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
        Assert.Equal("ACTIVE", table.GetProperty("TableStatus").GetString());
        Assert.Equal(2, table.GetProperty("ItemCount").GetInt64());
        Assert.Equal((2 + 3 + 2 + 3) + (2 + 3), table.GetProperty("TableSizeBytes").GetInt64());
        Assert.Equal(1, table.GetProperty("GlobalSecondaryIndexes")[0].GetProperty("ItemCount").GetInt64());
        Assert.Equal("Tab", dynamo.Ok("ListTables", "{}").GetProperty("TableNames")[0].GetString());
        var arn = table.GetProperty("TableArn").GetString();
        Assert.Equal("DELETING", dynamo.Ok("DeleteTable", $$"""{"TableName":"{{arn}}"}""").GetProperty("TableDescription").GetProperty("TableStatus").GetString());
        Assert.Equal("ResourceNotFoundException: Requested resource not found: Table: Tab not found", dynamo.Fail("DescribeTable", """{"TableName":"Tab"}"""));
        Assert.Equal(0, dynamo.WithTable().Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("ItemCount").GetInt64());
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        using var dynamo = new Dynamo().WithTable();
        var answer = dynamo.Fail("CreateTable", """
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}
            """);
        Assert.Equal("ResourceInUseException: Table already exists: Tab", answer);
    }

    [Fact]
    public void Unknown_operations_and_broken_bodies_are_answered()
    {
        using var dynamo = new Dynamo();
        Assert.StartsWith("UnknownOperationException", dynamo.Fail("Nonsense", "{}"), StringComparison.Ordinal);
        Assert.StartsWith("SerializationException", dynamo.Fail("PutItem", "{"), StringComparison.Ordinal);
        Assert.StartsWith("SerializationException", dynamo.Fail("PutItem", """{"TableName":1}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PutItem", "[]")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":[]}""")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":{"p":"a"}}""")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":{"p":{"S":1},"s":{"N":"1"}}}""")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"x"}}}""")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"t":{"SS":["a","a"]}}}""")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"t":{"SS":[]}}}""")]
    [InlineData("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"t":{"B":"!"}}}""")]
    [InlineData("GetItem", """{"TableName":"Tab","Key":null}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Tab":null}}""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Tab":[null]}}""")]
    [InlineData("BatchGetItem", """{"RequestItems":{"Tab":null}}""")]
    [InlineData("BatchGetItem", """{"RequestItems":{"Tab":{"Keys":[1]}}}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[null]}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":{}}]}""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"ConditionCheck":{}}]}""")]
    [InlineData("Query", """{"TableName":"Tab","KeyConditionExpression":"p = :p","ExpressionAttributeValues":{":p":null}}""")]
    [InlineData("Query", """{"TableName":"Tab","KeyConditionExpression":"","Limit":0}""")]
    [InlineData("Scan", """{"TableName":"Tab","IndexName":"None"}""")]
    [InlineData("UpdateItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"UpdateExpression":"SET a.b = :v","ExpressionAttributeValues":{":v":{"N":"1"}}}""")]
    public void Malformed_requests_are_answered_with_400(string operation, string body)
    {
        using var dynamo = new Dynamo().WithTable();
        Assert.Equal(400, dynamo.Send(operation, body).Status);
        Assert.Equal(0, dynamo.Ok("Scan", """{"TableName":"Tab"}""").GetProperty("Count").GetInt32());
    }

    [Fact]
    public void A_policy_of_a_table_that_is_not_there_is_not_found_by_the_table_s_name()
    {
        using var dynamo = new Dynamo();
        Assert.Contains("Requested resource not found: Table: None not found", dynamo.Fail("GetResourcePolicy", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/None"}"""), StringComparison.Ordinal);
    }
}
