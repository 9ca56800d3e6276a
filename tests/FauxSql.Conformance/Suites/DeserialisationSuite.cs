namespace FauxSql.Conformance.Suites;

/// <summary>
/// Members of the wrong JSON type: every kind of member with every kind of JSON, and the words in which it is refused, before anything else is
/// looked at. VALUE stands for the member's value.
/// </summary>
public abstract class DeserialisationSuite : ConformanceSuite
{
    private const string Class = "com.amazonaws.dynamodb.v20120810.";
    private const string Parameterized =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    private static readonly (string Operation, string Body)[] Texts =
    [
        ("PutItem", """{"TableName":VALUE}"""), ("PutItem", """{"ConditionExpression":VALUE}"""), ("PutItem", """{"Item":{"a":{"S":VALUE}}}"""),
        ("PutItem", """{"Item":{"a":{"N":VALUE}}}"""), ("PutItem", """{"Item":{"a":{"SS":[VALUE]}}}"""), ("UpdateItem", """{"UpdateExpression":VALUE}"""),
        ("PutItem", """{"ExpressionAttributeNames":{"#a":VALUE}}"""), ("Query", """{"IndexName":VALUE}"""), ("Scan", """{"Select":VALUE}"""),
        ("BatchGetItem", """{"RequestItems":{"Tab":{"AttributesToGet":[VALUE]}}}"""), ("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":VALUE}}]}"""),
        ("CreateTable", """{"TableName":VALUE}"""), ("CreateTable", """{"KeySchema":[{"KeyType":VALUE}]}"""), ("CreateTable", """{"BillingMode":VALUE}"""),
        ("CreateTable", """{"LocalSecondaryIndexes":[{"Projection":{"NonKeyAttributes":[VALUE]}}]}"""),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":VALUE}}]}"""), ("DeleteTable", """{"TableName":VALUE}"""),
        ("DescribeTable", """{"TableName":VALUE}"""), ("ListTables", """{"ExclusiveStartTableName":VALUE}"""), ("DescribeTimeToLive", """{"TableName":VALUE}"""),
        ("TagResource", """{"Tags":[{"Value":VALUE}]}"""), ("UntagResource", """{"TagKeys":[VALUE]}"""), ("ListTagsOfResource", """{"ResourceArn":VALUE}"""),
    ];

    private static readonly (string Operation, string Body)[] Flags =
    [
        ("GetItem", """{"ConsistentRead":VALUE}"""), ("Query", """{"ScanIndexForward":VALUE}"""), ("PutItem", """{"Item":{"a":{"BOOL":VALUE}}}"""),
        ("PutItem", """{"Expected":{"a":{"Exists":VALUE}}}"""), ("BatchGetItem", """{"RequestItems":{"Tab":{"ConsistentRead":VALUE}}}"""),
        ("CreateTable", """{"DeletionProtectionEnabled":VALUE}"""), ("UpdateTimeToLive", """{"TimeToLiveSpecification":{"Enabled":VALUE}}"""),
    ];

    private static readonly (string Operation, string Body, string Type)[] Numbers =
    [
        ("Query", """{"Limit":VALUE}""", "Integer"), ("Scan", """{"Segment":VALUE}""", "Integer"), ("Scan", """{"TotalSegments":VALUE}""", "Integer"),
        ("ListTables", """{"Limit":VALUE}""", "Integer"), ("CreateTable", """{"ProvisionedThroughput":{"ReadCapacityUnits":VALUE}}""", "Long"),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":[{"Update":{"ProvisionedThroughput":{"WriteCapacityUnits":VALUE}}}]}""", "Long"),
    ];

    private static readonly (string Operation, string Body)[] Blobs =
    [
        ("PutItem", """{"Item":{"a":{"B":VALUE}}}"""), ("GetItem", """{"Key":{"a":{"BS":[VALUE]}}}"""),
        ("Scan", """{"ExpressionAttributeValues":{":a":{"L":[{"B":VALUE}]}}}"""),
    ];

    private static readonly (string Operation, string Body, string Element)[] Maps =
    [
        ("PutItem", """{"Item":VALUE}""", Class + "AttributeValue"), ("GetItem", """{"Key":VALUE}""", Class + "AttributeValue"),
        ("Query", """{"ExclusiveStartKey":VALUE}""", Class + "AttributeValue"), ("Query", """{"KeyConditions":VALUE}""", Class + "Condition"),
        ("Scan", """{"ScanFilter":VALUE}""", Class + "Condition"), ("DeleteItem", """{"Expected":VALUE}""", Class + "ExpectedAttributeValue"),
        ("UpdateItem", """{"AttributeUpdates":VALUE}""", Class + "AttributeValueUpdate"),
        ("PutItem", """{"ExpressionAttributeNames":VALUE}""", "java.lang.String"), ("BatchGetItem", """{"RequestItems":VALUE}""", Class + "KeysAndAttributes"),
        ("BatchWriteItem", """{"RequestItems":VALUE}""", $"java.util.List<{Class}WriteRequest>"), ("PutItem", """{"Item":{"a":{"M":VALUE}}}""", Class + "AttributeValue"),
    ];

    private static readonly (string Operation, string Body)[] Lists =
    [
        ("GetItem", """{"AttributesToGet":VALUE}"""), ("PutItem", """{"Item":{"a":{"SS":VALUE}}}"""), ("PutItem", """{"Item":{"a":{"L":VALUE}}}"""),
        ("TransactWriteItems", """{"TransactItems":VALUE}"""), ("BatchGetItem", """{"RequestItems":{"Tab":{"Keys":VALUE}}}"""),
        ("Query", """{"QueryFilter":{"a":{"AttributeValueList":VALUE}}}"""),
        ("CreateTable", """{"AttributeDefinitions":VALUE}"""), ("CreateTable", """{"GlobalSecondaryIndexes":[{"KeySchema":VALUE}]}"""),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":VALUE}"""), ("TagResource", """{"Tags":VALUE}"""), ("UntagResource", """{"TagKeys":VALUE}"""),
    ];

    private static readonly (string Operation, string Body, string Type)[] Elements =
    [
        ("PutItem", """{"Item":{"a":VALUE}}""", "AttributeValue"), ("PutItem", """{"Item":{"a":{"L":[VALUE]}}}""", "AttributeValue"),
        ("PutItem", """{"Item":{"a":{"M":{"b":VALUE}}}}""", "AttributeValue"), ("PutItem", """{"ExpressionAttributeValues":{":a":VALUE}}""", "AttributeValue"),
        ("Scan", """{"ScanFilter":{"a":VALUE}}""", "Condition"), ("PutItem", """{"Expected":{"a":VALUE}}""", "ExpectedAttributeValue"),
        ("BatchGetItem", """{"RequestItems":{"Tab":VALUE}}""", "KeysAndAttributes"), ("BatchWriteItem", """{"RequestItems":{"Tab":[VALUE]}}""", "WriteRequest"),
        ("TransactWriteItems", """{"TransactItems":[VALUE]}""", "TransactWriteItem"),
        ("CreateTable", """{"AttributeDefinitions":[VALUE]}""", "AttributeDefinition"), ("CreateTable", """{"KeySchema":[VALUE]}""", "KeySchemaElement"),
        ("CreateTable", """{"LocalSecondaryIndexes":[VALUE]}""", "LocalSecondaryIndex"),
        ("CreateTable", """{"GlobalSecondaryIndexes":[VALUE]}""", "GlobalSecondaryIndex"),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":[VALUE]}""", "GlobalSecondaryIndexUpdate"), ("TagResource", """{"Tags":[VALUE]}""", "Tag"),
    ];

    private static readonly (string Operation, string Body, string Type)[] Structures =
    [
        ("PutItem", """{"Expected":{"a":{"Value":VALUE}}}""", "AttributeValue"), ("UpdateItem", """{"AttributeUpdates":{"a":{"Value":VALUE}}}""", "AttributeValue"),
        ("BatchWriteItem", """{"RequestItems":{"Tab":[{"PutRequest":VALUE}]}}""", "PutRequest"),
        ("TransactWriteItems", """{"TransactItems":[{"Update":VALUE}]}""", "Update"), ("TransactWriteItems", """{"TransactItems":[{"ConditionCheck":VALUE}]}""", "ConditionCheck"),
        ("CreateTable", """{"ProvisionedThroughput":VALUE}""", "ProvisionedThroughput"), ("CreateTable", """{"LocalSecondaryIndexes":[{"Projection":VALUE}]}""", "Projection"),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":[{"Create":VALUE}]}""", "CreateGlobalSecondaryIndexAction"),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":[{"Update":VALUE}]}""", "UpdateGlobalSecondaryIndexAction"),
        ("UpdateTable", """{"GlobalSecondaryIndexUpdates":[{"Delete":VALUE}]}""", "DeleteGlobalSecondaryIndexAction"),
    ];

    public static TheoryData<string, string, string> Cases { get; } = [.. All()];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_member_of_the_wrong_type_cannot_be_read(string operation, string body, string message) =>
        RefusesExactlyAsync(operation, body, "SerializationException", message);

    [Theory]
    [InlineData("PutItem", "")]
    [InlineData("PutItem", "{")]
    [InlineData("GetItem", "{\"TableName\":\"a\",}")]
    [InlineData("Query", "{\"TableName\" \"a\"}")]
    [InlineData("Scan", "{} {}")]
    [InlineData("UpdateItem", "nonsense")]
    [InlineData("DeleteItem", "{\"TableName\":\"\u0001\"}")]
    public Task What_is_not_JSON_cannot_be_read(string operation, string body) => RefusesExactlyAsync(operation, body, "SerializationException", "");

    private static IEnumerable<TheoryDataRow<string, string, string>> All()
    {
        foreach (var (operation, body) in Texts)
            foreach (var (json, message) in Scalars("String").Append(("[]", "Unrecognized collection type class java.lang.String")).Append(Object))
                yield return Row(operation, body, json, message);
        foreach (var (operation, body) in Flags)
            foreach (var (json, message) in new[]
                     {
                         ("3", "NUMBER_VALUE cannot be converted to Boolean"), ("0.5", "DECIMAL_VALUE cannot be converted to Boolean"),
                         ("\"maybe\"", "Unexpected token received from parser"), ("[]", "Unrecognized collection type class java.lang.Boolean"), Object,
                     })
                yield return Row(operation, body, json, message);
        foreach (var (operation, body, type) in Numbers)
            foreach (var (json, message) in new[]
                     {
                         ("true", $"TRUE_VALUE cannot be converted to {type}"), ("\"1\"", $"STRING_VALUE cannot be converted to {type}"),
                         ("[]", $"Unrecognized collection type class java.lang.{type}"), Object,
                     })
                yield return Row(operation, body, json, message);
        foreach (var (operation, body) in Blobs)
            foreach (var (json, message) in new[]
                     {
                         ("true", "only base-64-encoded strings are convertible to bytes"), ("1", "only base-64-encoded strings are convertible to bytes"),
                         ("\"YQ=\"", "Base64 encoded length is expected a multiple of 4 bytes but found: 3"), ("\"YQ?=\"", "Invalid last non-pad Base64 character dectected"),
                         ("[]", "Unrecognized collection type class java.nio.ByteBuffer"), Object,
                     })
                yield return Row(operation, body, json, message);
        foreach (var (operation, body, element) in Maps)
            foreach (var json in Plain.Append("[]"))
                yield return Row(operation, body, json, json == "[]" ? $"Unrecognized collection type java.util.Map<java.lang.String, {element}>" : "Unexpected field type");
        foreach (var (operation, body) in Lists)
            foreach (var json in Plain.Append("{}"))
                yield return Row(operation, body, json, json == "{}" ? Object.Item2 : "Unexpected field type");
        foreach (var (operation, body, type) in Elements)
            foreach (var json in Plain.Append("[]"))
                yield return Row(operation, body, json, json == "[]" ? $"Unrecognized collection type class {Class}{type}" : "Unexpected value type in payload");
        foreach (var (operation, body, type) in Structures)
            foreach (var json in Plain.Append("[]"))
                yield return Row(operation, body, json, json == "[]" ? $"Unrecognized collection type class {Class}{type}" : "Unexpected field type");
        yield return Row("BatchWriteItem", """{"RequestItems":{"Tab":VALUE}}""", "1", Parameterized);
        yield return Row("BatchGetItem", """{"RequestItems":{"Tab":{"Keys":[VALUE]}}}""", "\"a\"", Parameterized);
    }

    private static (string, string) Object => ("{}", "Start of structure or map found where not expected");

    private static string[] Plain => ["true", "3", "\"a\""];

    private static IEnumerable<(string, string)> Scalars(string type) =>
    [
        ("true", $"TRUE_VALUE cannot be converted to {type}"), ("false", $"FALSE_VALUE cannot be converted to {type}"),
        ("3", $"NUMBER_VALUE cannot be converted to {type}"), ("1.5", $"DECIMAL_VALUE cannot be converted to {type}"),
    ];

    private static TheoryDataRow<string, string, string> Row(string operation, string body, string json, string message) =>
        new(operation, body.Replace("VALUE", json, StringComparison.Ordinal), message);
}
