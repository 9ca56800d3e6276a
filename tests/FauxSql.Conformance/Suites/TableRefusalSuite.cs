using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Tables that CreateTable refuses, and changes that UpdateTable refuses, in AWS's words. A case is a change of a good request: members are
/// replaced, or taken away where they are null.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
/// </summary>
public abstract class TableRefusalSuite : ConformanceSuite
{
    private const string Invalid = "One or more parameter values were invalid: ";

    private const string Nothing =
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, "
        + "ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required";

    private const string Good = """
        {"TableName":"Refused","BillingMode":"PAY_PER_REQUEST",
         "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
         "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"S"}]}
        """;

    private const string Cold =
        "is lower than initial throughput for OnDemand. See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html#on-demand-capacity-mode-initial";

    /// <summary>Members of CreateTable, and the message.</summary>
    public static TheoryData<string, string> Creations { get; } = new()
    {
        { """{"TableName":null}""", "The parameter 'TableName' is required but was not present in the request" },
        { """{"TableName":"ab"}""", "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3" },
        { """{"TableName":"a b c"}""", "1 validation error detected: Value 'a b c' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+" },
        // the length of the name, before everything; its letters, with everything else
        { """{"TableName":"a;","KeySchema":null}""", "1 validation error detected: Value 'a;' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3" },
        { """{"TableName":"a b c","KeySchema":null,"AttributeDefinitions":null}""", "3 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null; Value 'a b c' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value null at 'keySchema' failed to satisfy constraint: Member must not be null" },
        { """{"KeySchema":null}""", "1 validation error detected: Value null at 'keySchema' failed to satisfy constraint: Member must not be null" },
        { """{"KeySchema":[]}""", "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1" },
        { """{"KeySchema":null,"AttributeDefinitions":null}""", "2 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null; Value null at 'keySchema' failed to satisfy constraint: Member must not be null" },
        {
            """{"KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"},{"AttributeName":"t","KeyType":"RANGE"}]}""",
            "1 validation error detected: Value '[KeySchemaElement(attributeName=p, keyType=HASH), KeySchemaElement(attributeName=s, keyType=RANGE), KeySchemaElement(attributeName=t, keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2"
        },
        { """{"KeySchema":[{"AttributeName":"p","KeyType":"FIRST"}]}""", "1 validation error detected: Value 'FIRST' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]" },
        { """{"KeySchema":[{"AttributeName":"p","KeyType":"RANGE"},{"AttributeName":"s","KeyType":"HASH"}]}""", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { """{"KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"HASH"}]}""", "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type" },
        { """{"KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"p","KeyType":"RANGE"}]}""", "Both the Hash Key and the Range Key element in the KeySchema have the same name" },
        { """{"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}""", Invalid + "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions" },
        { """{"KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"x","KeyType":"RANGE"}]}""", Invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [p, x], AttributeDefinitions: [p, s]" },
        { """{"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}""", "Invalid KeySchema: Some index key attribute have no definition" },
        { """{"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"BOOL"},{"AttributeName":"s","AttributeType":"S"}]}""", "1 validation error detected: Value 'BOOL' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]" },
        { """{"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"p","AttributeType":"N"},{"AttributeName":"s","AttributeType":"S"}]}""", "Attribute Name is duplicated: p" },
        { """{"BillingMode":"FREE"}""", "1 validation error detected: Value 'FREE' at 'billingMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]" },
        { """{"BillingMode":null}""", Invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED" },
        { """{"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}""", Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST" },
        { """{"ProvisionedThroughput":{}}""", "2 validation errors detected: Value null at 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must not be null; Value null at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must not be null" },
        { """{"ProvisionedThroughput":{"ReadCapacityUnits":0,"WriteCapacityUnits":1}}""", "1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1" },
        { """{"BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":1000000000001,"WriteCapacityUnits":1}}""", "Given value 1000000000001 for ReadCapacityUnits is out of bounds" },
        { """{"BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1},"OnDemandThroughput":{"MaxReadRequestUnits":5}}""", Invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED." },
        { """{"OnDemandThroughput":{"MaxWriteRequestUnits":0}}""", Invalid + "Requested MaxWriteRequestUnits for OnDemandThroughput for table is outside of valid range" },
        { """{"WarmThroughput":{"ReadUnitsPerSecond":11999}}""", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table " + Cold },
        { """{"WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":3999}}""", Invalid + "Requested WriteUnitsPerSecond for WarmThroughput for table " + Cold },
        { """{"WarmThroughput":{"ReadUnitsPerSecond":-1,"WriteUnitsPerSecond":0}}""", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table " + Cold },
        { Global("""{"WarmThroughput":{"WriteUnitsPerSecond":0}}"""), Invalid + "Requested WriteUnitsPerSecond for WarmThroughput for index Idx " + Cold },
        { """{"BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":10},"WarmThroughput":{"ReadUnitsPerSecond":5,"WriteUnitsPerSecond":5}}""", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than ReadCapacityUnits of ProvisionedThroughput" },
        { """{"TableClass":"CHEAP"}""", "Invalid table-class parameter provided. Please try again with a valid table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS]." },
        { """{"StreamSpecification":{"StreamEnabled":true}}""", Invalid + "Table is being created with a stream enabled, UpdateViewType is required" },
        { """{"StreamSpecification":{"StreamEnabled":false,"StreamViewType":"KEYS_ONLY"} } """, Invalid + "Table is being created with a stream disabled, UpdateViewType should not be specified" },
        { """{"SSESpecification":{"Enabled":true,"SSEType":"AES256"} } """, Invalid + "SSEType AES256 is not supported" },
        { """{"SSESpecification":{"Enabled":false,"SSEType":"KMS"} } """, Invalid + "SSEType can not be specified if Enabled is false" },
        { """{"Tags":[{"Key":"aws:x","Value":"1"}]}""", "Tag Key cannot be prefixed with aws:, Key: aws:x" },
        { """{"GlobalSecondaryIndexes":[]}""", Invalid + "List of GlobalSecondaryIndexes is empty" },
        { Global("""{"IndexName":"i!"}"""), "2 validation errors detected: Value 'i!' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'i!' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3" },
        { Global("""{"Projection":null}"""), "1 validation error detected: Value null at 'globalSecondaryIndexes.1.member.projection' failed to satisfy constraint: Member must not be null" },
        { Global("""{"Projection":{}}"""), Invalid + "Unknown ProjectionType: null" },
        { Global("""{"Projection":{"ProjectionType":"INCLUDE"} } """), Invalid + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified" },
        { Global("""{"Projection":{"ProjectionType":"ALL","NonKeyAttributes":["a"]}}"""), Invalid + "ProjectionType is ALL, but NonKeyAttributes is specified" },
        { Global("""{"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["a","a"]}}"""), Invalid + "Duplicate element in NonKeyAttributes: a" },
        { Global("""{"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}"""), Invalid + "ProvisionedThroughput should not be specified for index: Idx when BillingMode is PAY_PER_REQUEST" },
        { Global("""{"OnDemandThroughput":{"MaxReadRequestUnits":0}}"""), Invalid + "Requested MaxReadRequestUnits for OnDemandThroughput for index : Idx is outside of valid range" },
        { Global("""{"KeySchema":[{"AttributeName":"x","KeyType":"HASH"}]}"""), Invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [x], AttributeDefinitions: [p, s]" },
        { Global("""{"KeySchema":[{"AttributeName":"s","KeyType":"RANGE"},{"AttributeName":"p","KeyType":"HASH"}]}"""), "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { Several("a HASH, b HASH, c HASH, d HASH, e HASH"), Invalid + "The KeySchema exceeds the maximum allowed number of HASH key attributes" },
        { Several("a HASH, b RANGE, c RANGE, d RANGE, e RANGE, f RANGE"), Invalid + "The KeySchema exceeds the maximum allowed number of RANGE key attributes" },
        { Several("a HASH, b RANGE, c HASH"), Invalid + "All HASH key attributes must precede RANGE key attributes in the KeySchema" },
        { Several("a HASH, b RANGE, a RANGE"), "The KeySchema contains multiple key attributes with the same name" },
        { Several("a RANGE, b RANGE, c RANGE"), "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        {
            """{"LocalSecondaryIndexes":[{"IndexName":"Idx","Projection":{"ProjectionType":"ALL"},"KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"},{"AttributeName":"t","KeyType":"RANGE"}]}]}""",
            "1 validation error detected: Value '[KeySchemaElement(attributeName=p, keyType=HASH), KeySchemaElement(attributeName=s, keyType=RANGE), KeySchemaElement(attributeName=t, keyType=RANGE)]' at 'localSecondaryIndexes.1.member.keySchema' failed to satisfy constraint: Member must have length less than or equal to 2"
        },
    };

    /// <summary>UpdateTable requests on an on-demand table with the index CustomerIndex, and code and message.</summary>
    public static TheoryData<string, string, string> Changes { get; } = new()
    {
        { "{}", "ValidationException", Nothing },
        { """{"OnDemandThroughput":{}}""", "ValidationException", Nothing },
        { """{"WarmThroughput":{}}""", "ValidationException", Nothing },
        { """{"BillingMode":"PROVISIONED"}""", "ValidationException", Invalid + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED" },
        { """{"BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}""", "ValidationException", Invalid + "ProvisionedThroughput must be specified for index: CustomerIndex" },
        { """{"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}""", "ValidationException", Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST" },
        { """{"TableClass":"STANDARD","DeletionProtectionEnabled":true}""", "ValidationException", Invalid + "TableClass modification must be the only operation in the request" },
        { """{"StreamSpecification":{"StreamEnabled":false}}""", "ValidationException", "Table has no stream to disable: TableName: ORDERS" },
        { """{"StreamSpecification":{"StreamEnabled":true}}""", "ValidationException", Invalid + "If stream is being enabled then UpdateViewType is required" },
        { """{"SSESpecification":{"Enabled":false}}""", "ValidationException", Invalid + "Table is already encrypted by default" },
        { """{"GlobalSecondaryIndexUpdates":[]}""", "ValidationException", Nothing },
        { """{"GlobalSecondaryIndexUpdates":[],"DeletionProtectionEnabled":true}""", "ValidationException", Invalid + "List of GlobalSecondaryIndexUpdates is empty" },
        { """{"GlobalSecondaryIndexUpdates":[{}]}""", "ValidationException", Invalid + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null" },
        { """{"GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"One"}},{"Delete":{"IndexName":"One"} } ] }""", "ValidationException", Invalid + "Only one global secondary index update per index is allowed simultaneously. Index: One" },
        { """{"GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"One"}},{"Delete":{"IndexName":"Two"} } ] }""", "LimitExceededException", "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table" },
        { """{"GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"One"} } ] }""", "ResourceNotFoundException", "Requested resource not found: Index One for table ORDERS" },
        { """{"GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}}]}""", "ValidationException", Invalid + "The only Updates for index: CustomerIndex when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput" },
        { """{"GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","OnDemandThroughput":{} } } ] }""", "ValidationException", Invalid + "The only Updates for index: CustomerIndex when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput" },
        { """{"GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","WarmThroughput":{} } } ] }""", "ValidationException", Invalid + "WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond specified for index: CustomerIndex" },
        { """{"TableName":"Missing","TableClass":"STANDARD","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Ghost","WarmThroughput":{} } } ] }""", "ValidationException", Invalid + "WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond specified for index: Ghost" },
        { """{"GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","WarmThroughput":{"ReadUnitsPerSecond":-1} } } ] }""", "ValidationException", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for index CustomerIndex is lower than current WarmThroughput, decreasing WarmThroughput is not supported" },
        { Create("""{"WarmThroughput":{"ReadUnitsPerSecond":11999}}"""), "ValidationException", Invalid + "Requested ReadUnitsPerSecond for WarmThroughput for index New " + Cold },
        { Create("{}", """{"WarmThroughput":{"ReadUnitsPerSecond":20000}}"""), "ValidationException", Invalid + "Create global secondary index cannot be specified when updating WarmThroughput" },
        { Create("{}", """{"WarmThroughput":{"ReadUnitsPerSecond":20000},"DeletionProtectionEnabled":true}"""), "ValidationException", Invalid + "DeletionProtection modification must be the only operation in the request" },
        { Create("""{"IndexName":"CustomerIndex"}"""), "ValidationException", "Attempting to create an index which already exists" },
        { Create("""{"KeySchema":[{"AttributeName":"y","KeyType":"HASH"}]}"""), "ValidationException", Invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [y], AttributeDefinitions: [x]" },
        { """{"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"New","KeySchema":[{"AttributeName":"x","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } } ] }""", "ValidationException", Invalid + "AttributeDefinitions is not specified for index: New" },
        { Create("""{"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}"""), "ValidationException", Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: New when BillingMode is PAY_PER_REQUEST" },
        {
            $$"""{"AttributeDefinitions":[{{Definitions("abcde")}}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"New","KeySchema":[{{Key("a HASH, b HASH, c HASH, d HASH, e HASH")}}],"Projection":{"ProjectionType":"ALL"} } } ] }""",
            "ValidationException", Invalid + "The KeySchema exceeds the maximum allowed number of HASH key attributes"
        },
    };

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task A_wrong_table_is_refused(string change, string message)
    {
        var (code, actual, _) = await Backend.RefuseAsync("CreateTable", Changed(Good, change));
        Assert.Equal("ValidationException", code);
        Assert.Equal(message, actual);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_wrong_change_is_refused_and_changes_nothing(string request, string code, string message)
    {
        var before = await DescribeAsync();
        var (actualCode, actual, _) = await Backend.RefuseAsync("UpdateTable", Changed($$"""{"TableName":"{{Orders}}"}""", request));
        Assert.Equal((code, message.Replace("ORDERS", Orders, StringComparison.Ordinal)), (actualCode, actual));
        Assert.Equal(before, await DescribeAsync());
    }

    private async Task<string> DescribeAsync() => (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}""")).ToJsonString();

    private static string Changed(string request, string change)
    {
        var changed = JsonNode.Parse(request)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject())
            if (value is null)
                changed.Remove(member);
            else
                changed[member] = value.DeepClone();
        return changed.ToJsonString();
    }

    private static string Global(string change)
    {
        const string index = """{"IndexName":"Idx","KeySchema":[{"AttributeName":"s","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } """;
        return $$"""{"GlobalSecondaryIndexes":[{{Changed(index, change)}}]}""";
    }

    // The table with a global index of a key such as "a HASH, b RANGE".
    private static string Several(string key)
    {
        var names = string.Concat(key.Split(", ").Select(part => part[0]).Distinct());
        return $$"""
            {"AttributeDefinitions":[{{Definitions("ps" + names)}}],
             "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{{Key(key)}}],"Projection":{"ProjectionType":"ALL"} } ] }
            """;
    }

    private static string Key(string key) => string.Join(',', key.Split(", ").Select(part => $$"""{"AttributeName":"{{part[..1]}}","KeyType":"{{part[2..]}}"}"""));

    private static string Definitions(string names) => string.Join(',', names.Select(name => $$"""{"AttributeName":"{{name}}","AttributeType":"S"}"""));

    private static string Create(string change, string beside = "{}")
    {
        const string index = """{"IndexName":"New","KeySchema":[{"AttributeName":"x","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } """;
        return Changed(
            $$$"""{"AttributeDefinitions":[{"AttributeName":"x","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{{{Changed(index, change)}}} }]}""",
            beside);
    }
}
