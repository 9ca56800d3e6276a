using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>Tags, times to live, backups and what else is said of a table beside its definition.</summary>
public abstract class TableSettingsSuite : ConformanceSuite
{
    /// <summary>Tag operations on ARNs, and how they are refused.</summary>
    public static TheoryData<string, string, string, string> WrongTags { get; } = new()
    {
        { "TagResource", """{"ResourceArn":"orders","Tags":[{"Key":"a","Value":"b"}]}""", "ValidationException", "One or more parameter values were invalid: ARNs must start with 'arn:': orders" },
        { "ListTagsOfResource", """{"ResourceArn":"arn:aws:s3:::orders"}""", "ValidationException", "One or more parameter values were invalid: Provided Arn is not a DynamoDB resource arn: arn:aws:s3:::orders" },
        { "TagResource", """{"ResourceArn":"ARN","Tags":[]}""", "ValidationException", "Atleast one Tag needs to be provided as Input." },
        { "UntagResource", """{"ResourceArn":"ARN","TagKeys":[]}""", "ValidationException", "Atleast one Tag Key needs to be provided as Input." },
        // the ARN, before the tags, before the table
        { "TagResource", "{}", "ValidationException", "Invalid TableArn" },
        { "UntagResource", "{}", "ValidationException", "Invalid TableArn" },
        { "ListTagsOfResource", "{}", "ValidationException", "Invalid TableArn" },
        { "TagResource", """{"ResourceArn":"ARNx"}""", "ValidationException", "1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be null" },
        { "UntagResource", """{"ResourceArn":"ARNx"}""", "ValidationException", "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null" },
        { "TagResource", """{"ResourceArn":"ARNx","Tags":[]}""", "ValidationException", "Atleast one Tag needs to be provided as Input." },
        { "UntagResource", """{"ResourceArn":"ARNx","TagKeys":[]}""", "ValidationException", "Atleast one Tag Key needs to be provided as Input." },
        { "UntagResource", """{"ResourceArn":"ARNx","TagKeys":["a"]}""", "ResourceNotFoundException", "Requested resource not found" },
        { "TagResource", """{"ResourceArn":"ARN","Tags":[{"Key":"","Value":"b"}]}""", "ValidationException", "The Tag Key provided is invalid, Key: " },
        { "TagResource", """{"ResourceArn":"ARN","Tags":[{"Key":"a"}]}""", "ValidationException", "The Tag Value provided is invalid, Value: null" },
        { "TagResource", """{"ResourceArn":"ARN","Tags":[{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}]}""", "ValidationException", "Duplicate Tag Keys provided as input: Duplicate Tag Key found a" },
        { "TagResource", """{"ResourceArn":"ARNx","Tags":[{"Key":"a","Value":"b"}]}""", "ResourceNotFoundException", "Requested resource not found: ResourcArn: ARNx not found" },
    };

    public static TheoryData<string, string, string> WrongTimesToLive { get; } = new()
    {
        { """{"Enabled":true,"AttributeName":""}""", "ValidationException", "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1" },
        { """{"Enabled":false,"AttributeName":"End"}""", "ValidationException", "TimeToLive is already disabled" },
        { """{"AttributeName":"End"}""", "ValidationException", "1 validation error detected: Value null at 'timeToLiveSpecification.enabled' failed to satisfy constraint: Member must not be null" },
    };

    [Theory]
    [MemberData(nameof(WrongTags))]
    public async Task Wrong_tags_are_refused(string operation, string request, string code, string message)
    {
        var arn = await ArnAsync();
        var (actualCode, actual, _) = await Backend.RefuseAsync(operation, request.Replace("ARN", arn, StringComparison.Ordinal).Replace(arn + "s must", "ARNs must", StringComparison.Ordinal));
        Assert.Equal((code, message.Replace("ARNx", arn + "x", StringComparison.Ordinal)), (actualCode, actual));
    }

    [Fact]
    public async Task Tags_are_added_replaced_taken_away_and_listed_in_one_page()
    {
        var arn = await ArnAsync();
        var many = string.Join(',', Enumerable.Range(1, 23).Select(i => $$"""{"Key":"k{{i}}","Value":"v{{i}}"}"""));
        await Backend.CallAsync("TagResource", $$"""{"ResourceArn":"{{arn}}","Tags":[{{many}}]}""");
        await Backend.CallAsync("TagResource", $$"""{"ResourceArn":"{{arn}}","Tags":[{"Key":"k2","Value":"other"}]}""");
        await Backend.CallAsync("UntagResource", $$"""{"ResourceArn":"{{arn}}","TagKeys":["k1","nothing"]}""");
        var tags = await TagsAsync(arn);
        Assert.Equal(22, tags.Count);
        Assert.Equal("other", tags["k2"]);
        Assert.False(tags.ContainsKey("k1"));

        var tooMany = string.Join(',', Enumerable.Range(24, 29).Select(i => $$"""{"Key":"k{{i}}","Value":""}"""));
        var (code, message, _) = await Backend.RefuseAsync("TagResource", $$"""{"ResourceArn":"{{arn}}","Tags":[{{tooMany}}]}""");
        Assert.Equal(("ValidationException", "Number of Tags exceed the current limit for the provided ResourceArn"), (code, message));
        Assert.Equal(22, (await TagsAsync(arn)).Count);
    }

    [Fact]
    public async Task Tags_at_creation_are_there()
    {
        var name = $"Tagged-{Guid.NewGuid():N}";
        await CreateTableAsync($$"""
            {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"}],"Tags":[{"Key":"team","Value":"blue"}]}
            """);
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
        Assert.Equal("blue", (await TagsAsync((string)table["TableArn"]!))["team"]);
    }

    [Fact]
    public async Task The_time_to_live_is_described()
    {
        Assert.Equal("DISABLED", (string?)(await TimeToLiveAsync())["TimeToLiveStatus"]);
        var answer = await Backend.CallAsync("UpdateTimeToLive", $$$"""
            {"TableName":"{{{Orders}}}","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"End"}}
            """);
        Assert.Equal("End", (string?)answer["TimeToLiveSpecification"]!["AttributeName"]);
        Assert.Equal("End", (string?)(await TimeToLiveAsync())["AttributeName"]);
        var (_, again, _) = await Backend.RefuseAsync("UpdateTimeToLive", $$$"""
            {"TableName":"{{{Orders}}}","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"End"}}
            """);
        Assert.Equal("TimeToLive is already enabled", again);
        var (_, other, _) = await Backend.RefuseAsync("UpdateTimeToLive", $$$"""
            {"TableName":"{{{Orders}}}","TimeToLiveSpecification":{"Enabled":false,"AttributeName":"Other"}}
            """);
        Assert.Equal("TimeToLive is active on a different AttributeName: current AttributeName is End", other);
    }

    [Theory]
    [MemberData(nameof(WrongTimesToLive))]
    public async Task Wrong_times_to_live_are_refused(string specification, string code, string message)
    {
        var (actualCode, actual, _) = await Backend.RefuseAsync(
            "UpdateTimeToLive", $$"""{"TableName":"{{Orders}}","TimeToLiveSpecification":{{specification}} }""");
        Assert.Equal((code, message), (actualCode, actual));
    }

    [Fact]
    public async Task Point_in_time_recovery_is_described()
    {
        var before = (await Backend.CallAsync("DescribeContinuousBackups", $$"""{"TableName":"{{Orders}}"}"""))["ContinuousBackupsDescription"]!;
        Assert.Equal("ENABLED", (string?)before["ContinuousBackupsStatus"]);
        Assert.Equal("DISABLED", (string?)before["PointInTimeRecoveryDescription"]!["PointInTimeRecoveryStatus"]);
        var after = (await Backend.CallAsync("UpdateContinuousBackups", $$$"""
            {"TableName":"{{{Orders}}}","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":7}}
            """))["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!;
        Assert.Equal("ENABLED", (string?)after["PointInTimeRecoveryStatus"]);
        Assert.Equal(7, (int)after["RecoveryPeriodInDays"]!);
        Assert.NotNull(after["EarliestRestorableDateTime"]);
        var (code, message, _) = await Backend.RefuseAsync("DescribeContinuousBackups", """{"TableName":"Nowhere"}""");
        Assert.Equal(("TableNotFoundException", "Table not found: Nowhere"), (code, message));
    }

    [Fact]
    public async Task Point_in_time_recovery_is_given_up()
    {
        await RecoverAsync("""{"PointInTimeRecoveryEnabled":true}""");
        var after = (await RecoverAsync("""{"PointInTimeRecoveryEnabled":false}"""))["ContinuousBackupsDescription"]!;
        Assert.Equal("ENABLED", (string?)after["ContinuousBackupsStatus"]);
        Assert.Equal("DISABLED", (string?)after["PointInTimeRecoveryDescription"]!["PointInTimeRecoveryStatus"]);
        Assert.Null(after["PointInTimeRecoveryDescription"]!["EarliestRestorableDateTime"]);
    }

    [Theory]
    [InlineData("""{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":36}""",
        "1 validation error detected: Value '36' at 'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: Member must have value less than or equal to 35")]
    [InlineData("""{"PointInTimeRecoveryEnabled":false,"RecoveryPeriodInDays":7}""",
        "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.")]
    public async Task A_wrong_recovery_is_refused(string specification, string message)
    {
        var (code, actual, _) = await Backend.RefuseAsync(
            "UpdateContinuousBackups", $$"""{"TableName":"{{Orders}}","PointInTimeRecoverySpecification":{{specification}} }""");
        Assert.Equal(("ValidationException", message), (code, actual));
    }

    [Fact]
    public async Task Class_protection_and_throughput_at_creation_are_described()
    {
        var name = $"Set-{Guid.NewGuid():N}";
        await CreateTableAsync($$"""
            {"TableName":"{{name}}","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":3},"TableClass":"STANDARD_INFREQUENT_ACCESS",
             "DeletionProtectionEnabled":true,"KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByB","KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
                                        "ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":1} } ] }
            """);
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
        Assert.Equal("STANDARD_INFREQUENT_ACCESS", (string?)table["TableClassSummary"]!["TableClass"]);
        Assert.True((bool)table["DeletionProtectionEnabled"]!);
        var index = table["GlobalSecondaryIndexes"]![0]!;
        Assert.Equal((4, 3), UnitsOf(table["ProvisionedThroughput"]!, "CapacityUnits"));
        Assert.Equal((2, 1), UnitsOf(index["ProvisionedThroughput"]!, "CapacityUnits"));
        Assert.Equal((4, 3), UnitsOf(table["WarmThroughput"]!, "UnitsPerSecond"));
        Assert.Equal((2, 1), UnitsOf(index["WarmThroughput"]!, "UnitsPerSecond"));

        var (code, _, _) = await Backend.RefuseAsync("DeleteTable", $$"""{"TableName":"{{name}}"}""");
        Assert.Equal("ValidationException", code);
        await Backend.CallAsync("UpdateTable", $$"""{"TableName":"{{name}}","DeletionProtectionEnabled":false}""");
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(""" "WarmThroughput":{"ReadUnitsPerSecond":1000,"WriteUnitsPerSecond":1200}, """, """{"ReadUnitsPerSecond":1000,"WriteUnitsPerSecond":1200,"Status":"UPDATING"}""")]
    public async Task What_a_table_is_ready_for_is_said_once_it_is_there_or_when_it_is_asked_for(string asked, string? answered)
    {
        var name = $"Warm-{Guid.NewGuid():N}";
        var created = (await Backend.CallAsync("CreateTable", $$"""
            {"TableName":"{{name}}",{{asked}}"ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},"KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByB","KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},{{asked}}
                                        "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5} } ] }
            """))["TableDescription"]!;
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
        var deleted = (await Backend.CallAsync("DeleteTable", $$"""{"TableName":"{{name}}"}"""))["TableDescription"]!;

        var later = answered?.Replace("UPDATING", "ACTIVE", StringComparison.Ordinal) ?? """{"ReadUnitsPerSecond":5,"WriteUnitsPerSecond":5,"Status":"ACTIVE"}""";
        AssertWarm(answered, created);
        AssertWarm(null, created["GlobalSecondaryIndexes"]![0]!);
        AssertWarm(later, table);
        AssertWarm(later, table["GlobalSecondaryIndexes"]![0]!);
        AssertWarm(null, deleted);
    }

    [Fact]
    public async Task Limits_without_a_number_are_none()
    {
        const string Empty = """ "OnDemandThroughput":{},"WarmThroughput":{}, """;
        var name = $"Empty-{Guid.NewGuid():N}";
        await CreateTableAsync($$"""
            {"TableName":"{{name}}",{{Empty}}"BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByB",{{Empty}}"KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } ] }
            """);
        var changed = await Backend.CallAsync("UpdateTable", $$"""{"TableName":"{{name}}",{{Empty}}"DeletionProtectionEnabled":false}""");
        foreach (var described in new[] { changed["TableDescription"]!, (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]! })
            foreach (var part in new[] { described, described["GlobalSecondaryIndexes"]![0]! })
            {
                Assert.Null(part["OnDemandThroughput"]);
                AssertWarm("""{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}""", part);
            }
    }

    [Fact]
    public async Task Encryption_is_described_with_the_arn_of_a_key_and_as_it_is_being_changed()
    {
        var enabled = await EncryptAsync(true);
        var ready = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}"""))["Table"]!["SSEDescription"]!;
        var disabled = await EncryptAsync(false);
        var after = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}"""))["Table"]!;

        Assert.Matches("^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", (string)ready["KMSMasterKeyArn"]!);
        Assert.Equal(["UPDATING", "ENABLED", "UPDATING"], new[] { enabled, ready, disabled }.Select(d => (string)d["Status"]!));
        Assert.All([enabled, ready, disabled], d => Assert.Equal("KMS", (string?)d["SSEType"]));
        Assert.All([enabled, disabled], d => Assert.Equal((string?)ready["KMSMasterKeyArn"], (string?)d["KMSMasterKeyArn"]));
        Assert.Null(after["SSEDescription"]);

        async Task<JsonNode> EncryptAsync(bool isEnabled) => (await Backend.CallAsync(
            "UpdateTable", $$$"""{"TableName":"{{{Orders}}}","SSESpecification":{"Enabled":{{{(isEnabled ? "true" : "false")}}}}}"""))["TableDescription"]!["SSEDescription"]!;
    }

    [Fact]
    public async Task A_table_on_demand_is_ready_for_what_a_new_one_sustains()
    {
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}"""))["Table"]!;
        foreach (var warm in new[] { table["WarmThroughput"]!, table["GlobalSecondaryIndexes"]![0]!["WarmThroughput"]! })
        {
            Assert.Equal((12_000, 4_000), UnitsOf(warm, "UnitsPerSecond"));
            Assert.Equal("ACTIVE", (string?)warm["Status"]);
        }
    }

    [Theory]
    [InlineData("DescribeLimits", "{}", "TableMaxReadCapacityUnits", "40000")]
    [InlineData("DescribeEndpoints", "{}", "Endpoints.0.CachePeriodInMinutes", "1440")]
    [InlineData("DescribeKinesisStreamingDestination", """{"TableName":"ORDERS"}""", "KinesisDataStreamDestinations", "[]")]
    [InlineData("DescribeContributorInsights", """{"TableName":"ORDERS"}""", "ContributorInsightsStatus", "\"DISABLED\"")]
    public async Task What_a_table_does_not_have_is_said(string operation, string request, string path, string value)
    {
        JsonNode? found = await Backend.CallAsync(operation, request.Replace("ORDERS", Orders, StringComparison.Ordinal));
        foreach (var step in path.Split('.'))
            found = step == "0" ? found![0] : found![step];
        Assert.Equal(value, found!.ToJsonString());
    }

    [Fact]
    public async Task A_table_answers_to_its_arn()
    {
        var arn = await ArnAsync();
        Assert.Matches("^arn:aws:dynamodb:[a-z0-9-]+:[0-9]{12}:table/" + Orders + "$", arn);
        await Backend.CallAsync("PutItem", $$$"""{"TableName":"{{{arn}}}","Item":{"OrderId":{"S":"O1"} } } """);
        var read = await Backend.CallAsync("TransactGetItems", $$$$"""{"TransactItems":[{"Get":{"TableName":"{{{{arn}}}}","Key":{"OrderId":{"S":"O1"} } } } ] }""");
        Assert.Equal("O1", (string?)read["Responses"]![0]!["Item"]!["OrderId"]!["S"]);
        Assert.Equal(Orders, (string?)(await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{arn}}"}"""))["Table"]!["TableName"]);
        Assert.Equal(1, (int)(await Backend.CallAsync("Scan", $$"""{"TableName":"{{arn}}"}"""))["Count"]!);
    }

    private static void AssertWarm(string? expected, JsonNode described) =>
        Assert.True(JsonNode.DeepEquals(expected is null ? null : JsonNode.Parse(expected), described["WarmThroughput"]), described.ToJsonString());

    private Task<JsonNode> RecoverAsync(string specification) => Backend.CallAsync(
        "UpdateContinuousBackups", $$"""{"TableName":"{{Orders}}","PointInTimeRecoverySpecification":{{specification}} }""");

    private static (int Read, int Write) UnitsOf(JsonNode throughput, string of) => ((int)throughput["Read" + of]!, (int)throughput["Write" + of]!);

    private async Task<string> ArnAsync() =>
        (string)(await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}"""))["Table"]!["TableArn"]!;

    private async Task<JsonNode> TimeToLiveAsync() =>
        (await Backend.CallAsync("DescribeTimeToLive", $$"""{"TableName":"{{Orders}}"}"""))["TimeToLiveDescription"]!;

    private async Task<Dictionary<string, string>> TagsAsync(string arn)
    {
        var page = await Backend.CallAsync("ListTagsOfResource", $$"""{"ResourceArn":"{{arn}}"}""");
        Assert.Null(page["NextToken"]);
        return page["Tags"]!.AsArray().ToDictionary(tag => (string)tag!["Key"]!, tag => (string)tag!["Value"]!);
    }
}
