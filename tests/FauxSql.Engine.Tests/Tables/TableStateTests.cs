using System.Text.Json;

namespace FauxSql.Engine.Tests.Tables;

/// <summary>States of tables and indexes as time goes by.</summary>
public sealed class TableStateTests
{
    private const string AddIndex = """
        {"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],
         "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"New","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
        """;

    private readonly ManualTime _time = new();

    [Fact]
    public void Without_a_delay_the_answer_says_CREATING_and_the_next_look_finds_the_table_active()
    {
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time }));
        var answer = dynamo.Ok("CreateTable", """
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}
            """);
        Assert.Equal("CREATING", answer.GetProperty("TableDescription").GetProperty("TableStatus").GetString());
        Assert.Equal("ACTIVE", Status(dynamo));
        Assert.Equal("DELETING", dynamo.Ok("DeleteTable", """{"TableName":"Tab"}""").GetProperty("TableDescription").GetProperty("TableStatus").GetString());
        Assert.StartsWith("ResourceNotFoundException", dynamo.Fail("DescribeTable", """{"TableName":"Tab"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_new_table_is_to_be_ready_for_is_made_ready_as_long_as_it_is_being_created()
    {
        const string Warm = """ "WarmThroughput":{"ReadUnitsPerSecond":20000,"WriteUnitsPerSecond":5000}, """;
        using var dynamo = Delayed();
        dynamo.Ok("CreateTable", $$"""
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST",{{Warm}}"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"Idx",{{Warm}}"KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } ] }
            """);
        Assert.Equal("20000 5000 UPDATING, 20000 5000 UPDATING", Both());
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("20000 5000 ACTIVE, 20000 5000 ACTIVE", Both());

        string Both() => $"{Warmth(dynamo)}, {Warmth(dynamo, table => table.GetProperty("GlobalSecondaryIndexes")[0])}";
    }

    [Fact]
    public void A_table_is_creating_until_its_time_and_cannot_be_used_before()
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        Assert.Equal("CREATING", Status(dynamo));
        Assert.Equal("CREATING", IndexStatus(dynamo, "Idx"));
        Assert.Equal("ResourceNotFoundException: Requested resource not found", dynamo.Fail("Scan", """{"TableName":"Tab"}"""));
        Assert.Equal("ResourceInUseException: Attempt to change a resource which is still in use: Table is being created: Tab", dynamo.Fail("DeleteTable", """{"TableName":"Tab"}"""));
        Assert.Equal("ResourceInUseException: Attempt to change a resource which is still in use: Table is being created: Tab", dynamo.Fail("UpdateTable", AddIndex));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("ACTIVE", Status(dynamo));
        Assert.Equal("ACTIVE", IndexStatus(dynamo, "Idx"));
        dynamo.Ok("Scan", """{"TableName":"Tab"}""");
    }

    [Fact]
    public void A_decrease_that_is_over_on_the_next_day_is_none_of_that_day()
    {
        using var dynamo = Delayed();
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":8,"WriteCapacityUnits":8},
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}
            """);
        _time.Advance(TimeSpan.FromSeconds(10));
        var untilMidnight = _time.GetUtcNow().Date.AddDays(1) - _time.GetUtcNow().DateTime;
        _time.Advance(untilMidnight - TimeSpan.FromSeconds(1));
        dynamo.Ok("UpdateTable", """{"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":8}}""");
        Assert.Equal("8 0", Units(dynamo));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("UPDATING", "8 0"), (Status(dynamo), Units(dynamo)));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("ACTIVE", "4 0"), (Status(dynamo), Units(dynamo)));
    }

    [Fact]
    public void What_is_in_force_at_once_does_not_bring_back_an_update_that_is_over()
    {
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time }));
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}
            """);
        dynamo.Ok("UpdateTable", """{"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":5}}""");
        var answer = dynamo.Ok("UpdateTable", """{"TableName":"Tab","DeletionProtectionEnabled":true}""").GetProperty("TableDescription");
        Assert.Equal("ACTIVE", answer.GetProperty("TableStatus").GetString());
        Assert.Equal(10, answer.GetProperty("ProvisionedThroughput").GetProperty("ReadCapacityUnits").GetInt32());
    }

    [Fact]
    public void A_table_is_in_use_while_it_gets_ready_for_more_and_may_be_asked_for_more_still()
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        dynamo.Ok("UpdateTable", """{"TableName":"Tab","WarmThroughput":{"ReadUnitsPerSecond":20000,"WriteUnitsPerSecond":5000}}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("ACTIVE", "12000 4000 UPDATING"), (Status(dynamo), Warmth(dynamo)));
        dynamo.Put("""{"p":{"S":"p"},"s":{"N":"1"}}""");
        dynamo.Ok("UpdateTable", """{"TableName":"Tab","WarmThroughput":{"ReadUnitsPerSecond":30000}}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("ACTIVE", "12000 4000 UPDATING"), (Status(dynamo), Warmth(dynamo)));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("ACTIVE", "30000 5000 ACTIVE"), (Status(dynamo), Warmth(dynamo)));
        Assert.StartsWith(
            "ValidationException: One or more parameter values were invalid: Requested ReadUnitsPerSecond for WarmThroughput for table is lower than current WarmThroughput",
            dynamo.Fail("UpdateTable", """{"TableName":"Tab","WarmThroughput":{"ReadUnitsPerSecond":29999}}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table", """ "WarmThroughput":{"ReadUnitsPerSecond":UNITS,"WriteUnitsPerSecond":5000} """)]
    [InlineData("index Idx", """ "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","WarmThroughput":{"ReadUnitsPerSecond":UNITS,"WriteUnitsPerSecond":5000}}}] """)]
    public void While_it_gets_ready_for_more_it_may_be_asked_for_less_but_not_for_less_than_it_is_ready_for(string what, string members)
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        dynamo.Ok("UpdateTable", Asking(30_000));
        _time.Advance(TimeSpan.FromSeconds(5));
        dynamo.Ok("UpdateTable", Asking(12_001));
        Assert.Equal(
            $"ValidationException: One or more parameter values were invalid: Requested ReadUnitsPerSecond for WarmThroughput for {what} is lower than current WarmThroughput, "
            + "decreasing WarmThroughput is not supported",
            dynamo.Fail("UpdateTable", Asking(11_999)));
        _time.Advance(TimeSpan.FromSeconds(10));
        var table = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
        var warmed = what == "table" ? table : table.GetProperty("GlobalSecondaryIndexes")[0];
        Assert.Equal("""{"ReadUnitsPerSecond":12001,"WriteUnitsPerSecond":5000,"Status":"ACTIVE"}""", warmed.GetProperty("WarmThroughput").GetRawText());

        string Asking(int units) => $$"""{"TableName":"Tab",{{members.Replace("UNITS", $"{units}", StringComparison.Ordinal)}}}""";
    }

    [Fact]
    public void A_limit_of_an_index_is_in_force_while_only_the_index_is_being_updated()
    {
        const string Limit = """{"TableName":"Tab","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","OnDemandThroughput":{"MaxReadRequestUnits":5,"MaxWriteRequestUnits":6}}}]}""";
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        dynamo.Ok("UpdateTable", Limit);
        Assert.Equal(("ACTIVE", "UPDATING"), (Status(dynamo), IndexStatus(dynamo, "Idx")));
        Assert.Contains("""{"MaxReadRequestUnits":5,"MaxWriteRequestUnits":6}""", dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            "ResourceInUseException: Attempt to change a resource which is still in use: Index is being updated. Table: Tab Index: Idx", dynamo.Fail("UpdateTable", Limit));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("ACTIVE", IndexStatus(dynamo, "Idx"));
        dynamo.Ok("UpdateTable", Limit);
    }

    [Fact]
    public void A_limit_of_a_table_is_in_force_at_once()
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        var answer = dynamo.Ok("UpdateTable", """{"TableName":"Tab","OnDemandThroughput":{"MaxReadRequestUnits":5}}""").GetProperty("TableDescription");
        Assert.Equal("ACTIVE", answer.GetProperty("TableStatus").GetString());
        dynamo.Ok("UpdateTable", """{"TableName":"Tab","OnDemandThroughput":{"MaxReadRequestUnits":6}}""");
        Assert.Contains("""{"MaxReadRequestUnits":6}""", dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_answer_says_is_over_for_the_next_one_of_the_same_moment()
    {
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time }));
        dynamo.WithTable();
        var warmed = dynamo.Ok("UpdateTable", """
            {"TableName":"Tab","WarmThroughput":{"ReadUnitsPerSecond":20000},
             "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","WarmThroughput":{"ReadUnitsPerSecond":20000}}}]}
            """).GetRawText();
        var next = dynamo.Ok("UpdateTable", """{"TableName":"Tab","DeletionProtectionEnabled":true}""").GetRawText();
        Assert.Equal(2, warmed.Split("UPDATING").Length - 1);
        Assert.DoesNotContain("UPDATING", next, StringComparison.Ordinal);
        dynamo.Ok("UpdateTable", """{"TableName":"Tab","DeletionProtectionEnabled":false}""");
    }

    [Theory]
    [InlineData(""" "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"} """)]
    [InlineData(""" "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"Idx"}}] """)]
    [InlineData(""" "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","OnDemandThroughput":{"MaxReadRequestUnits":5},"WarmThroughput":{"ReadUnitsPerSecond":20000}}}] """)]
    public void A_table_gets_ready_for_more_alone_or_with_its_indexes(string beside)
    {
        using var dynamo = new Dynamo();
        dynamo.WithTable();
        Assert.EndsWith(
            "WarmThroughput must be the only operation in the request",
            dynamo.Fail("UpdateTable", $$"""{"TableName":"Tab","WarmThroughput":{"ReadUnitsPerSecond":20000},{{beside}}}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateTable", "A replica", """
        {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
         "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"GlobalTableSourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Other"}
        """)]
    [InlineData("UpdateTable", "GlobalTableSettingsReplicationMode", """{"TableName":"Tab","GlobalTableSettingsReplicationMode":"ENABLED"}""")]
    public void Replicas_are_refused(string operation, string what, string body)
    {
        using var dynamo = new Dynamo();
        Assert.Equal($"ValidationException: {what} is not supported by this engine.", dynamo.Fail(operation, body));
    }

    [Fact]
    public void A_deleted_table_is_described_until_its_time_and_its_name_is_taken()
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        dynamo.Ok("DeleteTable", """{"TableName":"Tab"}""");
        Assert.Equal("DELETING", Status(dynamo));
        Assert.Contains("Tab", dynamo.Ok("ListTables", "{}").GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("ResourceNotFoundException", dynamo.Fail("Scan", """{"TableName":"Tab"}"""), StringComparison.Ordinal);
        Assert.Equal("ResourceInUseException: Attempt to change a resource which is still in use: Table is being deleted: Tab", dynamo.Fail("DeleteTable", """{"TableName":"Tab"}"""));
        Assert.Throws<Xunit.Sdk.TrueException>(() => dynamo.WithTable());
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.StartsWith("ResourceNotFoundException", dynamo.Fail("DescribeTable", """{"TableName":"Tab"}"""), StringComparison.Ordinal);
        dynamo.WithTable();
    }

    [Fact]
    public void An_index_is_creating_until_its_time_and_meanwhile_neither_read_nor_joined_by_another()
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        dynamo.Put("""{"p":{"S":"p"},"s":{"N":"1"},"a":{"S":"x"}}""");
        dynamo.Ok("UpdateTable", AddIndex);
        Assert.Equal("UPDATING", Status(dynamo));
        Assert.Equal("CREATING", IndexStatus(dynamo, "New"));
        Assert.Equal(
            "ValidationException: Cannot read from backfilling global secondary index: New",
            dynamo.Fail("Scan", """{"TableName":"Tab","IndexName":"New"}"""));
        dynamo.Put("""{"p":{"S":"p"},"s":{"N":"2"},"a":{"S":"x"}}""");
        Assert.StartsWith("LimitExceededException", dynamo.Fail("UpdateTable", AddIndex.Replace("New", "Other", StringComparison.Ordinal)), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(10));
        WaitFor(() => IndexStatus(dynamo, "New") == "ACTIVE");
        Assert.Equal(2, dynamo.Ok("Scan", """{"TableName":"Tab","IndexName":"New"}""").GetProperty("Count").GetInt32());

        dynamo.Ok("UpdateTable", """{"TableName":"Tab","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"New"}}]}""");
        Assert.Equal("DELETING", IndexStatus(dynamo, "New"));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(IndexStatus(dynamo, "New"));
    }

    [Fact]
    public void States_and_settings_survive_the_end_of_the_process()
    {
        using var file = new TemporaryFile();
        var options = new EmbeddedDynamoOptions { Time = _time, StateDelay = TimeSpan.FromSeconds(10) };
        string before;
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path, options)))
        {
            dynamo.Ok("CreateTable", """
                {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":7,"WriteCapacityUnits":6},"TableClass":"STANDARD_INFREQUENT_ACCESS",
                 "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
                 "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},{"AttributeName":"g","AttributeType":"B"}],
                 "LocalSecondaryIndexes":[{"IndexName":"Loc","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"g","KeyType":"RANGE"}],
                                           "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}}],
                 "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"},
                                            "ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":1}}],
                 "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"},"SSESpecification":{"Enabled":true,"SSEType":"KMS"},
                 "WarmThroughput":{"ReadUnitsPerSecond":90,"WriteUnitsPerSecond":80},"Tags":[{"Key":"k","Value":"v"}]}
                """);
            before = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetRawText();
        }

        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path, options));
        Assert.Equal(before, reopened.Ok("DescribeTable", """{"TableName":"Tab"}""").GetRawText());
        Assert.Contains("CREATING", before, StringComparison.Ordinal);
        var tags = reopened.Ok("ListTagsOfResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab"}""");
        Assert.Equal("v", tags.GetProperty("Tags")[0].GetProperty("Value").GetString());
    }

    [Fact]
    public void An_on_demand_table_is_described_without_what_does_not_apply_to_it()
    {
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time }));
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}]}
            """);
        var table = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
        Assert.Equal(
            [
                "AttributeDefinitions", "BillingModeSummary", "CreationDateTime", "DeletionProtectionEnabled", "ItemCount", "KeySchema",
                "ProvisionedThroughput", "TableArn", "TableId", "TableName", "TableSizeBytes", "TableStatus", "WarmThroughput",
            ],
            table.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal("""{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}""", table.GetProperty("WarmThroughput").GetRawText());
        Assert.Equal("arn:aws:dynamodb:us-east-1:123456789012:table/Tab", table.GetProperty("TableArn").GetString());
    }

    private static string Warmth(Dynamo dynamo, Func<JsonElement, JsonElement>? of = null)
    {
        var table = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
        var warm = (of?.Invoke(table) ?? table).GetProperty("WarmThroughput");
        return $"{warm.GetProperty("ReadUnitsPerSecond")} {warm.GetProperty("WriteUnitsPerSecond")} {warm.GetProperty("Status")}";
    }

    private static string Units(Dynamo dynamo)
    {
        var throughput = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("ProvisionedThroughput");
        return $"{throughput.GetProperty("ReadCapacityUnits")} {throughput.GetProperty("NumberOfDecreasesToday")}";
    }

    private Dynamo Delayed() =>
        new(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time, StateDelay = TimeSpan.FromSeconds(10) }));

    private static string? Status(Dynamo dynamo) =>
        dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("TableStatus").GetString();

    private static string? IndexStatus(Dynamo dynamo, string name)
    {
        var table = dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");
        var index = table.GetProperty("GlobalSecondaryIndexes").EnumerateArray().FirstOrDefault(i => i.GetProperty("IndexName").GetString() == name);
        return index.ValueKind == JsonValueKind.Undefined ? null : index.GetProperty("IndexStatus").GetString();
    }

    private static void WaitFor(Func<bool> isTrue) => Assert.True(SpinWait.SpinUntil(isTrue, TimeSpan.FromSeconds(30)));
}
