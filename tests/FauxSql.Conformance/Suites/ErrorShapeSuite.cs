namespace FauxSql.Conformance.Suites;

/// <summary>
/// How an error is written: its type with the prefix of the part of the service that found it, and the member that holds the words, as the
/// service's model names it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// </summary>
public abstract class ErrorShapeSuite : ConformanceSuite
{
    private const string Service = "com.amazonaws.dynamodb.v20120810#";

    public static TheoryData<string, string, string, string> Errors { get; } = new()
    {
        { "Scan", """{"TableName":"ORDERS","Limit":0}""", "com.amazon.coral.validate#ValidationException", "message" },
        { "GetItem", """{"TableName":"ORDERS","Key":{}}""", "com.amazon.coral.validate#ValidationException", "message" },
        { "PutItem", """{"TableName":3}""", "com.amazon.coral.service#SerializationException", "Message" },
        { "Scan", """{"TableName":"Gone-table"}""", Service + "ResourceNotFoundException", "message" },
        { "DescribeTable", """{"TableName":"Gone-table"}""", Service + "ResourceNotFoundException", "message" },
        {
            "CreateTable",
            """
            {"TableName":"ORDERS","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"}]}
            """,
            Service + "ResourceInUseException", "message"
        },
        {
            "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(OrderId)"}""",
            Service + "ConditionalCheckFailedException", "message"
        },
        {
            "TransactWriteItems", """{"TransactItems":[{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(OrderId)"}}]}""",
            Service + "TransactionCanceledException", "Message"
        },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_has_its_type_and_says_it_in_its_member(string operation, string request, string type, string member)
    {
        var (_, message, body) = await Backend.RefuseAsync(operation, Named(request));
        Assert.Equal(type, (string?)body["__type"]);
        Assert.NotEmpty(message);
        Assert.Equal(message, (string?)body[member]);
        Assert.Single(body.AsObject(), m => m.Key.Equals("message", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_a_failed_condition_and_a_cancelled_transaction_say_beside_it_is_there_when_there_is_something_to_say()
    {
        var (_, _, body) = await Backend.RefuseAsync("DeleteItem", Named("""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(OrderId)"}
            """));
        Assert.Equal(["__type", "message"], body.AsObject().Select(m => m.Key));
        var (_, _, cancelled) = await Backend.RefuseAsync("TransactWriteItems", Named("""
            {"TransactItems":[{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(OrderId)"}},
                              {"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"2"}}}}]}
            """));
        Assert.Equal("""[{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},{"Code":"None"}]""", cancelled["CancellationReasons"]!.ToJsonString());
    }

    [Theory]
    [InlineData("PutItem", """ "Item":{"OrderId":{"S":"1"}} """)]
    [InlineData("DeleteItem", """ "Key":{"OrderId":{"S":"1"}} """)]
    [InlineData("UpdateItem", """ "Key":{"OrderId":{"S":"1"}} """)]
    public async Task With_the_stored_item_a_failed_condition_is_said_in_the_other_member(string operation, string subject)
    {
        await PutOrderAsync("1", "C1", "2026-01-01", 5);
        var (_, message, body) = await Backend.RefuseAsync(operation, Named($$$"""
            {"TableName":"ORDERS",{{{subject}}},"ConditionExpression":"attribute_not_exists(OrderId)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
            """));
        Assert.Equal("The conditional request failed", message);
        Assert.Equal(["Item", "Message", "__type"], body.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal("C1", (string?)body["Item"]!["CustomerId"]!["S"]);
    }

    [Fact]
    public async Task A_token_that_is_taken_says_it_in_its_member_too()
    {
        var token = Guid.NewGuid().ToString();
        await AnswersAsync("TransactWriteItems", Delete("1"));
        var (_, message, body) = await Backend.RefuseAsync("TransactWriteItems", Named(Delete("2")));
        Assert.Equal(Service + "IdempotentParameterMismatchException", (string?)body["__type"]);
        Assert.Equal(message, (string?)body["Message"]);

        string Delete(string id) => $$$$$"""
            {"ClientRequestToken":"{{{{{token}}}}}","TransactItems":[{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"{{{{{id}}}}}"}}}}]}
            """;
    }
}
