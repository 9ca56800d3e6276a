namespace FauxSql.Engine.Tests.Tables;

/// <summary>
/// What may be changed of a table while something else of it is being changed. The changes are members of UpdateTable, or DELETE for
/// DeleteTable; the table has the index Idx, and 5 units of each kind where it is provisioned.
/// </summary>
public sealed class UpdateConflictTests
{
    private const string Units = """ "ProvisionedThroughput":{"ReadCapacityUnits":6,"WriteCapacityUnits":5} """;
    private const string ToUnits = """
        "BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":6,"WriteCapacityUnits":5},
        "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","ProvisionedThroughput":{"ReadCapacityUnits":7,"WriteCapacityUnits":5}}}]
        """;

    private const string OnDemand = """ "BillingMode":"PAY_PER_REQUEST" """;
    private const string Stream = """ "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"} """;
    private const string NoStream = """ "StreamSpecification":{"StreamEnabled":false} """;
    private const string Class = """ "TableClass":"STANDARD_INFREQUENT_ACCESS" """;
    private const string Limit = """ "OnDemandThroughput":{"MaxReadRequestUnits":9} """;
    private const string Create = """
        "AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"New",
        "KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
        "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1} } } ]
        """;

    private const string CreateIdx = """
        "AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"Idx",
        "KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
        "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1} } } ]
        """;

    private const string Delete = """ "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"Idx"}}] """;
    private const string DeleteNew = """ "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"New"}}] """;
    private const string Protect = """ "DeletionProtectionEnabled":true """;
    private const string Warm = """ "WarmThroughput":{"ReadUnitsPerSecond":20000} """;
    private const string Encrypt = """ "SSESpecification":{"Enabled":true} """;
    private const string Drop = "DELETE";

    private const string InUse = "ResourceInUseException: Attempt to change a resource which is still in use: ";
    private const string OneIndex = "LimitExceededException: Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table";

    private readonly ManualTime _time = new();

    private static string Update(string index) =>
        $$""" "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"{{index}}","ProvisionedThroughput":{"ReadCapacityUnits":7,"WriteCapacityUnits":5} } } ] """;

    /// <summary>What is being changed, what is then asked for, and why that is refused.</summary>
    public static TheoryData<string, string, string> Conflicts { get; } = new()
    {
        { Units, Units, InUse + "Table IOPS are currently being updated. Table: Tab" },
        { Units, OnDemand, InUse + "Table IOPS are currently being updated. Table: Tab" },
        { Units, Create, InUse + "Can't create or delete indexes while table IOPS are being updated. Table: Tab" },
        { Units, Delete, InUse + "Can't create or delete indexes while table IOPS are being updated. Table: Tab" },
        { Units, Stream, InUse + "Can't enable or disable stream while table IOPS are being updated. Table: Tab" },
        { Units, Class, InUse + "Can't update table class while table IOPS are being updated. Table: Tab" },
        { Units, Drop, InUse + "Table: Tab is in the process of being updated." },
        { OnDemand, OnDemand, InUse + "Table IOPS are currently being updated. Table: Tab" },
        { OnDemand, Limit, InUse + "OnDemandThroughput cannot be updated while BillingMode update is in progress" },
        { Stream, Units, InUse + "Can't change table IOPS when stream status is being updated. Table: Tab Stream: LABEL Operation: ENABLE" },
        { Stream, Create, InUse + "Can't create or delete an index when stream status is being updated. Table: Tab Stream: LABEL Operation: ENABLE" },
        { Stream, Class, InUse + "Can't update table class when stream status is being updated. Table: Tab Stream: LABEL Operation: ENABLE" },
        { Stream, NoStream, InUse + "A stream status change is currently in progress. Table: Tab Stream: LABEL Operation: ENABLE" },
        { Stream, Drop, InUse + "Cannot delete table while stream is being enabled/disabled." },
        { Class, Units, InUse + "Can't change table IOPS when a table class update is in progress. Table: Tab TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS" },
        { Class, Delete, InUse + "Can't create or delete an index when a table class update is in progress. Table: Tab TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS" },
        { Class, Stream, InUse + "Can't change stream status when a table class update is in progress. Table: Tab TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS" },
        { Class, Class, InUse + "Can't update table class when a table class update is in progress. Table: Tab TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS" },
        { Create, Units, InUse + "Can't change table IOPS when an index is being created. Table: Tab Indexes: [New]" },
        { Create, Stream, InUse + "Can't change stream status when an index is being created. Table: Tab Indexes: [New]" },
        { Create, Delete, OneIndex },
        { Create, DeleteNew, InUse + "Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is active. Table: Tab Index: New" },
        { Create, Update("New"), InUse + "Index is being created but is not backfilling yet.  Table: Tab Index: New" },
        { Create, Drop, InUse + "Cannot delete table while indexes are being created, updated, or deleted." },
        { Delete, Units, InUse + "Can't change table IOPS when an index is being deleted. Table: Tab Indexes: [Idx]" },
        { Delete, OnDemand, InUse + "Can't change table IOPS when an index is being deleted. Table: Tab Indexes: [Idx]" },
        { Delete, Create, OneIndex },
        { Delete, CreateIdx, InUse + "Index is being deleted. Table: Tab Index: Idx" },
        { Delete, Delete, InUse + "Index is being deleted. Table: Tab Index: Idx" },
        { Delete, Update("Idx"), InUse + "Index is being deleted. Table: Tab Index: Idx" },
        { Delete, Drop, InUse + "Cannot delete table while indexes are being created, updated, or deleted." },
    };

    /// <summary>What is being changed of a table on demand, what is then asked for, and why that is refused.</summary>
    public static TheoryData<string, string, string> RefusedOnDemand { get; } = new()
    {
        { Stream, Limit, InUse + "OnDemandThroughput cannot be updated while stream status update is in progress. Table: Tab Stream: LABEL Operation: ENABLE" },
        { Class, Limit, InUse + "OnDemandThroughput cannot be updated while TableClass update is in progress. TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS" },
        { Delete, Limit, InUse + "OnDemandThroughput cannot be updated while index deletion is in progress for indexes: [Idx]" },
        { ToUnits, Limit, InUse + "OnDemandThroughput cannot be updated while BillingMode update is in progress" },
    };

    /// <summary>What is being changed, and what can be meanwhile.</summary>
    public static TheoryData<string, string> Admitted { get; } = new()
    {
        { Units, Protect }, { Units, Warm }, { Units, Encrypt }, { Units, Update("Idx") },
        { OnDemand, Warm },
        { Stream, Protect }, { Stream, Warm },
        { Class, Protect }, { Class, Encrypt },
        { Create, Protect }, { Create, Update("Idx") },
        { Delete, Protect },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void A_change_waits_for_another_of_the_same_table(string under, string asked, string why)
    {
        using var dynamo = Provisioned();
        Assert.Equal(why, RefusedDuring(dynamo, under, asked));
    }

    [Theory]
    [MemberData(nameof(RefusedOnDemand))]
    public void A_limit_waits_for_another_change_of_the_same_table(string under, string asked, string why)
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(why, RefusedDuring(dynamo, under, asked));
    }

    [Theory]
    [MemberData(nameof(Admitted))]
    public void A_change_that_does_not_wait_leaves_the_other_under_way(string under, string asked)
    {
        using var dynamo = Provisioned();
        dynamo.Ok("UpdateTable", Request(under));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("UPDATING", dynamo.Ok("UpdateTable", Request(asked)).GetProperty("TableDescription").GetProperty("TableStatus").GetString());
        Assert.Equal("UPDATING", Table(dynamo).GetProperty("TableStatus").GetString());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("ACTIVE", Table(dynamo).GetProperty("TableStatus").GetString());
    }

    [Fact]
    public void The_billing_mode_that_a_table_has_is_a_change_only_in_the_answer()
    {
        using var dynamo = Delayed();
        dynamo.WithTable();
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("UPDATING", dynamo.Ok("UpdateTable", Request(OnDemand)).GetProperty("TableDescription").GetProperty("TableStatus").GetString());
        Assert.Equal("ACTIVE", Table(dynamo).GetProperty("TableStatus").GetString());
        dynamo.Ok("UpdateTable", Request(Delete));
        dynamo.Ok("UpdateTable", Request(OnDemand));
        Assert.Equal(InUse + "Can't change stream status when an index is being deleted. Table: Tab Indexes: [Idx]", dynamo.Fail("UpdateTable", Request(Stream)));
    }

    [Theory]
    [InlineData(Stream, InUse + "Can't change table IOPS when stream status is being updated. Table: Tab Stream: LABEL Operation: ENABLE")]
    [InlineData(Create, InUse + "Can't change table IOPS when an index is being created. Table: Tab Indexes: [New]")]
    [InlineData(Delete, null)]
    public void What_is_being_changed_outlives_the_engine_but_an_index_that_is_deleted(string under, string? why)
    {
        using var file = new TemporaryFile();
        using (var dynamo = Provisioned(file.Path))
            dynamo.Ok("UpdateTable", Request(under));
        using var reopened = Delayed(file.Path);
        Assert.Equal("UPDATING", Table(reopened).GetProperty("TableStatus").GetString());
        if (why is null)
            reopened.Ok("UpdateTable", Request(Units));
        else
            Assert.Equal(why, Refused(reopened, Units));
    }

    private string RefusedDuring(Dynamo dynamo, string under, string asked)
    {
        dynamo.Ok("UpdateTable", Request(under));
        _time.Advance(TimeSpan.FromSeconds(5));
        return Refused(dynamo, asked);
    }

    private static string Refused(Dynamo dynamo, string asked)
    {
        var label = Table(dynamo).TryGetProperty("LatestStreamLabel", out var stream) ? stream.GetString() : "";
        var refused = asked == Drop ? dynamo.Fail("DeleteTable", """{"TableName":"Tab"}""") : dynamo.Fail("UpdateTable", Request(asked));
        return label == "" ? refused : refused.Replace(label!, "LABEL", StringComparison.Ordinal);
    }

    private static string Request(string members) => $$"""{"TableName":"Tab",{{members}}}""";

    private static System.Text.Json.JsonElement Table(Dynamo dynamo) => dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table");

    private Dynamo Provisioned(string? path = null)
    {
        var dynamo = Delayed(path);
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
                                        "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}]}
            """);
        _time.Advance(TimeSpan.FromSeconds(10));
        return dynamo;
    }

    private Dynamo Delayed(string? path = null)
    {
        var options = new EmbeddedDynamoOptions { Time = _time, StateDelay = TimeSpan.FromSeconds(10) };
        return new Dynamo(path is null ? EmbeddedDynamo.InMemory(options) : EmbeddedDynamo.Open(path, options));
    }
}
