using System.Text.RegularExpressions;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Members with wrong values, all of which are reported at once in the order of the operation, and what is looked at before what.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
/// </summary>
public abstract class ConstraintSuite : ConformanceSuite
{
    private const string Capacity = "Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]";
    private const string Metrics = "Value 'x' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]";
    private const string NoTable = "Value null at 'tableName' failed to satisfy constraint: Member must not be null";
    private const string NoKey = "Value null at 'key' failed to satisfy constraint: Member must not be null";
    private const string Pattern = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";
    private const string Operators = "[IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]";

    private const string Returned =
        "Value 'x' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]";

    private const string Joined = "Value 'x' at 'conditionalOperator' failed to satisfy constraint: Member must satisfy enum value set: [OR, AND]";

    private static readonly string TooDeep = $"{string.Concat(Enumerable.Repeat("""{"L":[""", 40))}{string.Concat(Enumerable.Repeat("]}", 40))}";

    private const string MapKeys =
        "Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
        + $"Member must have length greater than or equal to 3, {Pattern}]";

    private const string MapValue =
        "Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]";

    /// <summary>Operation, request, and every violation in order.</summary>
    public static TheoryData<string, string, string[]> Violations { get; } = new()
    {
        { "PutItem", "{}", [NoTable, "Value null at 'item' failed to satisfy constraint: Member must not be null"] },
        { "GetItem", "{}", [NoTable, NoKey] },
        { "DeleteItem", "{}", [NoTable, NoKey] },
        { "UpdateItem", "{}", [NoTable, NoKey] },
        { "Query", "{}", [NoTable] },
        { "Scan", "{}", [NoTable] },
        { "Scan", """{"TableName":""}""", ["Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1"] },
        { "Scan", """{"TableName":"a b"}""", [$"Value 'a b' at 'tableName' failed to satisfy constraint: {Pattern}"] },
        {
            "Scan", $$"""{"TableName":"{{new string('a', 256)}}"}""",
            [$"Value '{new string('a', 256)}' at 'tableName' failed to satisfy constraint: Member must have length less than or equal to 255"]
        },
        { "Scan", """{"TableName":"Tab","Limit":0}""", ["Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"] },
        { "Query", """{"TableName":"Tab","Limit":0}""", ["Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1"] },
        { "Scan", """{"TableName":"Tab","IndexName":"a"}""", ["Value 'a' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3"] },
        {
            "Scan", """{"TableName":"Tab","Segment":-1,"TotalSegments":0}""",
            [
                "Value '0' at 'totalSegments' failed to satisfy constraint: Member must have value greater than or equal to 1",
                "Value '-1' at 'segment' failed to satisfy constraint: Member must have value greater than or equal to 0",
            ]
        },
        {
            "Scan", """{"TableName":"Tab","Segment":1000000,"TotalSegments":1000001}""",
            [
                "Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000",
                "Value '1000000' at 'segment' failed to satisfy constraint: Member must have value less than or equal to 999999",
            ]
        },
        {
            "PutItem",
            """{"ReturnConsumedCapacity":"x","ReturnItemCollectionMetrics":"x","ReturnValues":"x","ConditionalOperator":"x","Expected":{"a":{"ComparisonOperator":"x"}}}""",
            [
                Capacity, NoTable, "Value null at 'item' failed to satisfy constraint: Member must not be null", Joined,
                $"Value 'x' at 'expected.a.member.comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: {Operators}", Returned, Metrics,
            ]
        },
        {
            "DeleteItem", """{"ReturnConsumedCapacity":"x","ReturnItemCollectionMetrics":"x","ReturnValues":"x","ConditionalOperator":"x"}""",
            [Capacity, NoTable, Returned, Metrics, NoKey, Joined]
        },
        {
            "UpdateItem", """{"ReturnConsumedCapacity":"x","ReturnItemCollectionMetrics":"x","ReturnValues":"x","ConditionalOperator":"x","AttributeUpdates":{"a":{"Action":"x"}}}""",
            [
                Capacity, NoTable, Metrics, Returned, Joined, NoKey,
                "Value 'x' at 'attributeUpdates.a.member.action' failed to satisfy constraint: Member must satisfy enum value set: [ADD, DELETE, PUT]",
            ]
        },
        {
            "GetItem", """{"ReturnConsumedCapacity":"x","AttributesToGet":[]}""",
            [Capacity, "Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1", NoTable, NoKey]
        },
        {
            "Query",
            """{"Select":"x","ReturnConsumedCapacity":"x","QueryFilter":{"a":{}},"ConditionalOperator":"x","AttributesToGet":[],"KeyConditions":{"b":{"ComparisonOperator":"x"}}}""",
            [
                "Value 'x' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]",
                Capacity, "Value null at 'queryFilter.a.member.comparisonOperator' failed to satisfy constraint: Member must not be null", NoTable, Joined,
                "Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1",
                $"Value 'x' at 'keyConditions.b.member.comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: {Operators}",
            ]
        },
        {
            "BatchGetItem", """{"ReturnConsumedCapacity":"x"}""",
            [Capacity, "Value null at 'requestItems' failed to satisfy constraint: Member must not be null"]
        },
        { "BatchGetItem", """{"RequestItems":{"Tab":{}}}""", ["Value null at 'requestItems.Tab.member.keys' failed to satisfy constraint: Member must not be null"] },
        {
            "BatchGetItem", """{"RequestItems":{"Tab":{"Keys":[]}}}""",
            ["Value at 'RequestItems.Tab.member.Keys' failed to satisfy constraint: Member must have length greater than or equal to 1"]
        },
        {
            "BatchGetItem", """{"RequestItems":{"a!":{"Keys":[{"a":{"S":"1"}}]}},"ReturnConsumedCapacity":"x"}""",
            ["""Value '{"a!":{"Keys":[{"a":{"S":"1"}}]}}' at 'requestItems' failed to satisfy constraint: """ + MapKeys, Capacity]
        },
        { "BatchWriteItem", """{"RequestItems":{"a!":[{"DeleteRequest":{"Key":{"a":{"S":"1"}}}}]},"ReturnConsumedCapacity":"x"}""", [Capacity] },
        {
            "BatchWriteItem", """{"ReturnConsumedCapacity":"x","ReturnItemCollectionMetrics":"x"}""",
            [Capacity, Metrics, "Value null at 'requestItems' failed to satisfy constraint: Member must not be null"]
        },
        {
            "BatchWriteItem", """{"RequestItems":{"Tab":[{"PutRequest":{}},{"DeleteRequest":{}}]}}""",
            [
                "Value null at 'requestItems.Tab.member.1.member.putRequest.item' failed to satisfy constraint: Member must not be null",
                "Value null at 'requestItems.Tab.member.2.member.deleteRequest.key' failed to satisfy constraint: Member must not be null",
            ]
        },
        { "TransactWriteItems", "{}", ["Value null at 'transactItems' failed to satisfy constraint: Member must not be null"] },
        {
            "TransactWriteItems",
            $$"""{"ClientRequestToken":"{{new string('x', 37)}}","ReturnConsumedCapacity":"x","ReturnItemCollectionMetrics":"x","TransactItems":[{"Delete":{"TableName":"Tab","Key":{} } }]}""",
            [$"Value '{new string('x', 37)}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 36", Capacity, Metrics]
        },
        { "TransactWriteItems", """{"TransactItems":[]}""", ["Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"] },
        {
            "TransactWriteItems", """{"TransactItems":[{"Put":{}},{"Update":{"TableName":"Tab","Key":{}}},{"ConditionCheck":{"TableName":"Tab","Key":{}}}]}""",
            [
                "Value null at 'transactItems.1.member.put.tableName' failed to satisfy constraint: Member must not be null",
                "Value null at 'transactItems.1.member.put.item' failed to satisfy constraint: Member must not be null",
                "Value null at 'transactItems.2.member.update.updateExpression' failed to satisfy constraint: Member must not be null",
                "Value null at 'transactItems.3.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null",
            ]
        },
        {
            "CreateTable",
            """
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],
             "LocalSecondaryIndexes":[{"IndexName":"aa","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}],
             "GlobalSecondaryIndexes":[{"IndexName":"zz","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}
            """,
            [
                "Value 'zz' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3",
                "Value 'aa' at 'localSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3",
            ]
        },
    };

    /// <summary>Requests with two mistakes of different kinds, and the one that is reported.</summary>
    public static TheoryData<string, string, string, string> Precedences { get; } = new()
    {
        // the type of a member, before everything
        { "PutItem", """{"TableName":"","Item":{"a":{"S":1}}}""", "SerializationException", "NUMBER_VALUE cannot be converted to String" },
        // the shape, before what members mean together
        {
            "PutItem", """{"Item":{},"Expected":{},"ConditionExpression":""}""", "ValidationException",
            "1 validation error detected: " + NoTable
        },
        // a mixture of parameters, before the values in an item
        {
            "PutItem", """{"TableName":"Tab","Item":{"a":{"N":"x"}},"Expected":{},"ConditionExpression":"a = b"}""", "ValidationException",
            "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}"
        },
        // what cannot be returned, before the values in an item
        { "PutItem", """{"TableName":"Tab","Item":{"a":{"N":"x"}},"ReturnValues":"ALL_NEW"}""", "ValidationException", "ReturnValues can only be ALL_OLD or NONE" },
        // the values in an item, before the expression
        { "PutItem", """{"TableName":"Tab","Item":{"a":{"N":"x"}},"ConditionExpression":"=="}""", "ValidationException", "The parameter cannot be converted to a numeric value: x" },
        // the names and values of an expression, before the expression
        {
            "PutItem", """{"TableName":"Tab","Item":{},"ConditionExpression":"==","ExpressionAttributeNames":{"a":"b"}}""", "ValidationException",
            "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\""
        },
        // the update, before the condition
        {
            "UpdateItem", """{"TableName":"Tab","Key":{},"UpdateExpression":"==","ConditionExpression":""}""", "ValidationException",
            "Invalid UpdateExpression: Syntax error; token: \"=\", near: \"==\""
        },
        // the key condition, before the filter, before the projection
        {
            "Query", """{"TableName":"Tab","KeyConditionExpression":"==","FilterExpression":"","ProjectionExpression":""}""", "ValidationException",
            "Invalid KeyConditionExpression: Syntax error; token: \"=\", near: \"==\""
        },
        {
            "Query", """{"TableName":"Tab","KeyConditionExpression":"a = b","FilterExpression":"","ProjectionExpression":""}""", "ValidationException",
            "Invalid FilterExpression: The expression can not be empty;"
        },
        {
            "Query", """{"TableName":"Tab","KeyConditionExpression":"a = b","FilterExpression":"c = d","ProjectionExpression":""}""", "ValidationException",
            "Invalid ProjectionExpression: The expression can not be empty;"
        },
        // the expressions, before what a key condition may say, before the table
        {
            "Query", """{"TableName":"Gone-table","KeyConditionExpression":"a <> :a","ExpressionAttributeValues":{":a":{"S":"1"}}}""", "ValidationException",
            "Invalid operator used in KeyConditionExpression: <>"
        },
        { "GetItem", """{"TableName":"Gone-table","Key":{},"ProjectionExpression":""}""", "ValidationException", "Invalid ProjectionExpression: The expression can not be empty;" },
        // the table, before the key
        { "GetItem", """{"TableName":"Gone-table","Key":{}}""", "ResourceNotFoundException", "Requested resource not found" },
        { "PutItem", """{"TableName":"Gone-table","Item":{}}""", "ResourceNotFoundException", "Requested resource not found" },
        { "Scan", """{"TableName":"Gone-table","IndexName":"Gone"}""", "ResourceNotFoundException", "Requested resource not found" },
        // the key, before the condition
        {
            "DeleteItem", """{"TableName":"ORDERS","Key":{"Wrong":{"S":"1"}},"ConditionExpression":"attribute_exists(OrderId)"}""", "ValidationException",
            "The provided key element does not match the schema"
        },
        // what can be said of an action of a transaction without its table, before the table of any
        {
            "TransactWriteItems",
            AfterNoTable("""{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_not_exists("}}"""),
            "ValidationException", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\""
        },
        {
            "TransactWriteItems",
            AfterNoTable("""{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"attribute_exists(a)","ExpressionAttributeValues":{":v":{"S":"x"}}}}"""),
            "ValidationException", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}"
        },
        {
            "TransactWriteItems",
            AfterNoTable("""{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"SET a = :v, b = :u","ExpressionAttributeValues":{":v":{"S":"x"}}}}"""),
            "ValidationException", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :u"
        },
        {
            "TransactWriteItems", AfterNoTable("""{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"a":{"N":"x"}}}}"""),
            "ValidationException", "The parameter cannot be converted to a numeric value: x"
        },
        { "TransactWriteItems", AfterNoTable("""{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"":{"S":"x"}}}}"""), "ValidationException", "Empty attribute name" },
        {
            "TransactWriteItems", AfterNoTable($$"""{"Put":{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"a":{{TooDeep}},"":{"S":"x"} } } }"""), "ValidationException",
            "Empty attribute name"
        },
        // the mistake of an earlier action, before that of a later one
        { "TransactWriteItems", AfterNoTable("""{"Delete":{"TableName":"ORDERS","Key":{"OrderId":{"S":""}}}}"""), "ResourceNotFoundException", "Requested resource not found" },
        // duplicates in a batch, before the table
        {
            "BatchGetItem", """{"RequestItems":{"Gone-table":{"Keys":[{"a":{"S":"1"}},{"a":{"S":"1"}}]}}}""", "ValidationException",
            "Provided list of item keys contains duplicates"
        },
        { "BatchGetItem", """{"RequestItems":{}}""", "ValidationException", "The requestItems parameter is required for BatchGetItem" },
        { "BatchWriteItem", """{"RequestItems":{}}""", "ValidationException", "The requestItems parameter is required for BatchWriteItem" },
        {
            "BatchWriteItem", """{"RequestItems":{"ORDERS":[{}]}}""", "ValidationException",
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
        },
        { "TransactWriteItems", """{"TransactItems":[{}]}""", "ValidationException", "TransactItems can only contain one of Check, Put, Update or Delete" },
        { "Query", """{"TableName":"LINES"}""", "ValidationException", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request." },
        {
            "PutItem", """{"TableName":"ORDERS","Item":{},"ExpressionAttributeValues":{":v":{"S":"1"}}}""", "ValidationException",
            "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null"
        },
        {
            "UpdateItem", """{"TableName":"ORDERS","Key":{},"ExpressionAttributeValues":{":v":{"S":"1"}}}""", "ValidationException",
            "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null"
        },
        {
            "Query", """{"TableName":"ORDERS","KeyConditions":{},"ExpressionAttributeValues":{":v":{"S":"1"}}}""", "ValidationException",
            "ExpressionAttributeValues can only be specified when using expressions: FilterExpression and KeyConditionExpression are null"
        },
        {
            "Scan", """{"TableName":"ORDERS","ExpressionAttributeNames":{"#a":"a"}}""", "ValidationException",
            "ExpressionAttributeNames can only be specified when using expressions"
        },
        { "Scan", """{"TableName":"ORDERS","FilterExpression":"a = b","ExpressionAttributeNames":{}}""", "ValidationException", "ExpressionAttributeNames must not be empty" },
        { "Scan", """{"TableName":"ORDERS","FilterExpression":"a = b","ExpressionAttributeValues":{}}""", "ValidationException", "ExpressionAttributeValues must not be empty" },
        {
            "Scan", """{"TableName":"ORDERS","FilterExpression":"a = b","ExpressionAttributeNames":{"#a":"a","#b":"b"}}""", "ValidationException",
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}"
        },
        {
            "Scan", """{"TableName":"ORDERS","FilterExpression":"a = b","ExpressionAttributeValues":{":a":{"S":"1"}}}""", "ValidationException",
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}"
        },
    };

    private static string AfterNoTable(string action) => $$"""{"TransactItems":[{"Put":{"TableName":"Gone-table","Item":{"a":{"S":"1"} } } },{{action}}]}""";

    [Theory]
    [MemberData(nameof(Violations))]
    public Task All_violations_are_reported_at_once(string operation, string request, string[] violations) => RefusesExactlyAsync(
        operation, request, "ValidationException",
        $"{violations.Length} validation error{(violations.Length == 1 ? "" : "s")} detected: {string.Join("; ", violations)}");

    [Theory]
    [MemberData(nameof(Precedences))]
    public Task Of_two_mistakes_the_one_found_first_is_reported(string operation, string request, string code, string message) =>
        RefusesExactlyAsync(operation, request, code, message);

    /// <summary>Batches that are wrong as a whole, how they are shown, and what is wrong.</summary>
    public static TheoryData<string, string, string> Batches { get; } = new()
    {
        { """{"a!":[{"PutRequest":{"Item":{"k":{"S":"1"}}}}]}""", "{a!=[WriteRequest(putRequest=PutRequest(item={k=VALUE}, workloadProfileName=null), deleteRequest=null)]}", MapKeys },
        {
            """{"Tab":[{"DeleteRequest":{"Key":{"k":{"S":"1"},"l":{"N":"2"}}}}],"a!":[]}""",
            "{Tab=[WriteRequest(putRequest=null, deleteRequest=DeleteRequest(key={k=VALUE, l=VALUE}))], a!=[]}", MapKeys
        },
        { """{"Tab":[]}""", "{Tab=[]}", MapValue },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task A_batch_of_writes_is_shown_with_a_hash_for_each_value(string batch, string shown, string wrong)
    {
        var (code, message, _) = await Backend.RefuseAsync("BatchWriteItem", $$"""{"RequestItems":{{batch}}}""");
        Assert.Equal("ValidationException", code);
        Assert.Matches(
            Regex.Escape($"Value '{shown}' at 'requestItems' failed to satisfy constraint: {wrong}")
                .Replace("VALUE", @"com\.amazonaws\.dynamodb\.v20120810\.AttributeValue@[0-9a-f]+", StringComparison.Ordinal),
            message);
    }

    [Fact]
    public Task No_more_than_ten_violations_are_reported()
    {
        var conditions = string.Join(',', Enumerable.Range(0, 15).Select(i => $$"""
            "a{{i}}":{}
            """));
        return RefusesExactlyAsync(
            "Scan", $$$$$"""{"TableName":"Tab","ScanFilter":{{{{{"{" + conditions + "}"}}}}} }""", "ValidationException",
            "10 validation errors detected: " + string.Join("; ", Enumerable.Range(0, 10).Select(i =>
                $"Value null at 'scanFilter.a{i}.member.comparisonOperator' failed to satisfy constraint: Member must not be null")));
    }
}
