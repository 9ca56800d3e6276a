namespace FauxSql.Conformance.Suites;

/// <summary>
/// Requests that are wrong, and the words in which they are refused. ORDERS and LINES stand for the suite's tables.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html
/// </summary>
public abstract class RefusalSuite : ConformanceSuite
{
    private const string Validation = "ValidationException";

    public static TheoryData<string, string, string> Keys { get; } = new()
    {
        { "GetItem", """{"TableName":"ORDERS","Key":{"Other":{"S":"1"}}}""", "The provided key element does not match the schema" },
        { "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"N":"1"}}}""", "The provided key element does not match the schema" },
        { "GetItem", """{"TableName":"LINES","Key":{"OrderId":{"S":"1"}}}""", "The provided key element does not match the schema" },
        { "DeleteItem", """{"TableName":"LINES","Key":{"OrderId":{"S":"1"},"Line":{"S":"1"}}}""", "The provided key element does not match the schema" },
        {
            "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":""}}}""",
            "The AttributeValue for a key attribute cannot contain an empty string value. Key: OrderId"
        },
    };

    public static TheoryData<string, string, string> Expressions { get; } = new()
    {
        {
            "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ProjectionExpression":"A","ExpressionAttributeNames":{"#x":"B"}}""",
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}"
        },
        {
            "DeleteItem",
            """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(A)","ExpressionAttributeValues":{":x":{"S":"1"}}}""",
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}"
        },
        {
            "GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ExpressionAttributeNames":{"#x":"B"}}""",
            "ExpressionAttributeNames can only be specified when using expressions"
        },
        {
            "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":""}""",
            "Invalid ConditionExpression: The expression can not be empty"
        },
        {
            "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"near(A)"}""",
            "Invalid ConditionExpression: Invalid function name; function: near"
        },
        {
            "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"size(A, B) = A"}""",
            "Incorrect number of operands for operator or function; operator or function: size, number of operands: 2"
        },
        {
            "DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"A = A"}""",
            "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [A]"
        },
        {
            "DeleteItem",
            """
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"A BETWEEN :high AND :low",
             "ExpressionAttributeValues":{":high":{"N":"5"},":low":{"N":"4"}}}
            """,
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound"
        },
        {
            "DeleteItem",
            """
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_type(A, :t)","ExpressionAttributeValues":{":t":{"S":"Z"}}}
            """,
            "Invalid attribute type name found; type: Z"
        },
    };

    public static TheoryData<string, string, string> Reads { get; } = new()
    {
        {
            "Query", """{"TableName":"LINES"}""",
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditionExpression":"Line = :l","ExpressionAttributeValues":{":l":{"N":"1"}}}""",
            "Query condition missed key schema element: OrderId"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditionExpression":"OrderId > :o","ExpressionAttributeValues":{":o":{"S":"1"}}}""",
            "Query key condition not supported"
        },
        {
            "Query",
            """{"TableName":"LINES","KeyConditionExpression":"OrderId = :o OR Line = :l","ExpressionAttributeValues":{":o":{"S":"1"},":l":{"N":"1"}}}""",
            "Invalid operator used in KeyConditionExpression: OR"
        },
        {
            "Query",
            """{"TableName":"LINES","KeyConditionExpression":"OrderId = :o AND Line > :l AND Line < :l","ExpressionAttributeValues":{":o":{"S":"1"},":l":{"N":"1"}}}""",
            "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
        },
        {
            "Query", """{"TableName":"LINES","KeyConditionExpression":"OrderId.a = :o","ExpressionAttributeValues":{":o":{"S":"1"}}}""",
            "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
        },
        {
            "Query",
            """{"TableName":"ORDERS","IndexName":"Nowhere","KeyConditionExpression":"A = :a","ExpressionAttributeValues":{":a":{"S":"1"}}}""",
            "The table does not have the specified index: Nowhere"
        },
        {
            "Query",
            """
            {"TableName":"ORDERS","IndexName":"CustomerIndex","ConsistentRead":true,"KeyConditionExpression":"CustomerId = :c",
             "ExpressionAttributeValues":{":c":{"S":"1"}}}
            """,
            "Consistent reads are not supported on global secondary indexes"
        },
        {
            "Query",
            """
            {"TableName":"LINES","KeyConditionExpression":"OrderId = :o","FilterExpression":"Line > :l",
             "ExpressionAttributeValues":{":o":{"S":"1"},":l":{"N":"1"}}}
            """,
            "Filter Expression can only contain non-primary key attributes: Primary key attribute: Line"
        },
        {
            "Scan", """{"TableName":"ORDERS","IndexName":"CustomerIndex","ConsistentRead":true}""",
            "Consistent reads are not supported on global secondary indexes"
        },
        {
            "Query",
            """
            {"TableName":"LINES","KeyConditionExpression":"OrderId = :o AND Line > :l AND More = :l",
             "ExpressionAttributeValues":{":o":{"S":"1"},":l":{"N":"1"}}}
            """,
            "The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)"
        },
        { "Scan", """{"TableName":"ORDERS","Limit":0}""", "Member must have value greater than or equal to 1" },
        {
            "Scan", """{"TableName":"ORDERS","Segment":0}""",
            "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"
        },
        {
            "Scan", """{"TableName":"ORDERS","Segment":4,"TotalSegments":4}""",
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 4 is not less than TotalSegments: 4"
        },
    };

    public static TheoryData<string, string> Updates { get; } = new()
    {
        { "ADD CustomerId :one", "Type mismatch for Index Key CustomerId Expected: S Actual: N IndexName: CustomerIndex" },
        { "SET Amount = CustomerId + :one", "An operand in the update expression has an incorrect data type" },
        { "SET Amount = Absent + :one", "The provided expression refers to an attribute that does not exist in the item" },
        { "SET Absent.Inside = :one", "The document path provided in the update expression is invalid for update" },
        { "SET Amount = :one REMOVE Amount", "Two document paths overlap with each other" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public Task Keys_that_do_not_fit_are_refused(string operation, string request, string words) => RefusesAsync(operation, request, words);

    [Theory]
    [MemberData(nameof(Expressions))]
    public Task Expressions_that_mean_nothing_are_refused(string operation, string request, string words) => RefusesAsync(operation, request, words);

    [Theory]
    [MemberData(nameof(Reads))]
    public Task Reads_that_no_key_serves_are_refused(string operation, string request, string words) => RefusesAsync(operation, request, words);

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task Updates_that_do_not_fit_the_item_are_refused_and_change_nothing(string update, string words)
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        await RefusesAsync("UpdateItem", $$$$"""
            {"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"{{{{update}}}}","ExpressionAttributeValues":{":one":{"N":"1"}}}
            """, words);
        var stored = await Backend.CallAsync("GetItem", Named("""{"TableName":"ORDERS","Key":{"OrderId":{"S":"O1"}}}"""));
        Assert.Equal("5", (string?)stored["Item"]!["Amount"]!["N"]);
    }

    [Fact]
    public async Task A_put_returns_only_what_was_there_before() =>
        await RefusesAsync("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"}},"ReturnValues":"ALL_NEW"}""", "ReturnValues can only be ALL_OLD or NONE");

    private async Task RefusesAsync(string operation, string request, string words)
    {
        var (code, message, _) = await Backend.RefuseAsync(operation, Named(request));
        Assert.Equal(Validation, code);
        Assert.Contains(words, message);
    }
}
