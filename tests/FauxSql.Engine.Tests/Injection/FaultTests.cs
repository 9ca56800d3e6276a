using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine.Tests.Injection;

public sealed class FaultTests
{
    [Fact]
    public void Nothing_goes_wrong_by_default()
    {
        using var dynamo = With(new FaultOptions(), out _);
        Assert.Equal(Enumerable.Repeat("ok", 100), Outcomes(dynamo));
        Assert.Equal(1, IndexCount(dynamo, "x0"));
    }

    [Fact]
    public void A_share_of_the_requests_is_throttled()
    {
        using var dynamo = With(new FaultOptions { ThrottledShare = 0.3, Seed = 1 }, out _);
        var outcomes = Outcomes(dynamo);
        Assert.InRange(outcomes.Count(o => o.StartsWith("ProvisionedThroughputExceededException", StringComparison.Ordinal)), 10, 60);
        Assert.Contains("ok", outcomes);
        dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""");
    }

    [Fact]
    public void A_share_of_the_writes_meets_a_transaction()
    {
        using var dynamo = With(new FaultOptions { ConflictShare = 0.3, Seed = 1 }, out _);
        var outcomes = Outcomes(dynamo);
        Assert.InRange(outcomes.Count(o => o.StartsWith("TransactionConflictException: Transaction is ongoing for the item", StringComparison.Ordinal)), 10, 60);

        var cancelled = Enumerable.Range(0, 40).Select(i => dynamo.Send("TransactWriteItems", $$$"""
            {"TransactItems":[{"Put":{"TableName":"Tab","Item":{{{Dynamo.Key("t" + i, 1)}}} } },{"Put":{"TableName":"Tab","Item":{{{Dynamo.Key("t" + i, 2)}}} } }]}
            """)).Where(answer => answer.Status == 400).ToList();
        Assert.NotEmpty(cancelled);
        foreach (var answer in cancelled)
            Assert.Equal(
                ["None", "TransactionConflict"],
                answer.Body.GetProperty("CancellationReasons").EnumerateArray().Select(r => r.GetProperty("Code").GetString()).Order());
    }

    [Fact]
    public void A_batch_that_meets_a_transaction_leaves_one_entry_unprocessed()
    {
        using var dynamo = With(new FaultOptions { ConflictShare = 1 }, out _);
        var puts = string.Join(',', Enumerable.Range(0, 5).Select(i => $$$"""{"PutRequest":{"Item":{{{Dynamo.Key("b" + i, i)}}}} }"""));
        var left = dynamo.Ok("BatchWriteItem", $$$"""{"RequestItems":{"Tab":[{{{puts}}}]} }""").GetProperty("UnprocessedItems").GetProperty("Tab");
        Assert.Equal(1, left.GetArrayLength());
        Assert.Equal(4, Enumerable.Range(0, 5).Count(i => dynamo.Get("b" + i, i) is not null));
    }

    [Fact]
    public void A_throttled_request_says_what_was_exceeded()
    {
        using var dynamo = With(new FaultOptions { ThrottledShare = 1 }, out _);
        Assert.Equal(("TableReadKeyRangeThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab"), Reason(dynamo.Send("Scan", """{"TableName":"Tab"}""")));
        Assert.Equal(
            ("TableWriteKeyRangeThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab"),
            Reason(dynamo.Send("PutItem", $$"""{"TableName":"Tab","Item":{{Dynamo.Key("a", 1)}} }""")));
    }

    private static (string? Reason, string? Resource) Reason((int Status, JsonElement Body) answer)
    {
        Assert.Equal(400, answer.Status);
        var reason = Assert.Single(answer.Body.GetProperty("ThrottlingReasons").EnumerateArray());
        return (reason.GetProperty("reason").GetString(), reason.GetProperty("resource").GetString());
    }

    public static TheoryData<FaultOptions> Shares { get; } =
    [
        new FaultOptions { ThrottledShare = 0.3 }, new FaultOptions { ConflictShare = 0.3 }, new FaultOptions { ErrorShare = 0.3 },
        new FaultOptions { LostAnswerShare = 0.3 },
    ];

    [Theory]
    [MemberData(nameof(Shares), DisableDiscoveryEnumeration = true)]
    public void The_same_seed_repeats_what_happened_and_another_does_not(FaultOptions share)
    {
        var first = Run(seed: 7);
        Assert.Equal(first, Run(seed: 7));
        Assert.NotEqual(first, Run(seed: 8));

        List<string> Run(int seed)
        {
            using var dynamo = With(share with { Seed = seed }, out _);
            return Outcomes(dynamo);
        }
    }

    [Fact]
    public void The_same_seed_leaves_the_same_entries_unprocessed()
    {
        var first = Run(seed: 7);
        Assert.Equal(first, Run(seed: 7));
        Assert.NotEqual(first, Run(seed: 8));

        static List<string> Run(int seed)
        {
            using var dynamo = With(new FaultOptions { UnprocessedShare = 0.5, Seed = seed }, out _);
            var (puts, keys) = (
                string.Join(',', Enumerable.Range(0, 20).Select(i => $$$"""{"PutRequest":{"Item":{{{Dynamo.Key("b" + i, i)}}} } }""")),
                string.Join(',', Enumerable.Range(0, 20).Select(i => Dynamo.Key("b" + i, i))));
            return
            [
                dynamo.Ok("BatchWriteItem", $$$"""{"RequestItems":{"Tab":[{{{puts}}}]} }""").GetProperty("UnprocessedItems").GetRawText(),
                dynamo.Ok("BatchGetItem", $$$"""{"RequestItems":{"Tab":{"Keys":[{{{keys}}}]} } }""").GetProperty("UnprocessedKeys").GetRawText(),
            ];
        }
    }

    [Fact]
    public async Task The_same_seed_takes_the_same_time()
    {
        var first = await RunAsync(seed: 7);
        Assert.Equal(20, first.Count);
        Assert.InRange(first.Distinct().Count(), 10, 20);
        Assert.All(first, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.Equal(first, await RunAsync(seed: 7));
        Assert.NotEqual(first, await RunAsync(seed: 8));

        static async Task<List<TimeSpan>> RunAsync(int seed)
        {
            var time = new ImpatientTime();
            var options = new EmbeddedDynamoOptions
            {
                Faults = new FaultOptions { Latency = TimeSpan.FromSeconds(1), Seed = seed },
                Time = time,
                TimeToLiveInterval = Timeout.InfiniteTimeSpan,
            };
            using var engine = EmbeddedDynamo.InMemory(options);
            time.Waits.Clear();
            for (var i = 0; i < 20; i++)
                using (await engine.SendAsync(new BackendRequest("ListTables", "{}"u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken))
                {
                }

            return time.Waits;
        }
    }

    // Notes how long it is asked to wait, and does not.
    private sealed class ImpatientTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
        }
    }

    [Fact]
    public void Some_entries_of_a_batch_are_left_unprocessed_and_nothing_is_done_about_them()
    {
        using var dynamo = With(new FaultOptions { UnprocessedShare = 0.5, Seed = 3 }, out _);
        var puts = string.Join(',', Enumerable.Range(0, 20).Select(i => $$$"""{"PutRequest":{"Item":{{{Dynamo.Key("b" + i, i)}}} } }"""));
        var left = dynamo.Ok("BatchWriteItem", $$$"""{"RequestItems":{"Tab":[{{{puts}}}]} }""").GetProperty("UnprocessedItems").GetProperty("Tab").GetArrayLength();
        Assert.InRange(left, 1, 19);
        Assert.NotNull(dynamo.Get("b0", 0));
        Assert.Equal(20 - left, Enumerable.Range(0, 20).Count(i => dynamo.Get("b" + i, i) is not null));

        var keys = string.Join(',', Enumerable.Range(0, 20).Select(i => Dynamo.Key("b" + i, i)));
        var answer = dynamo.Ok("BatchGetItem", $$$"""{"RequestItems":{"Tab":{"ConsistentRead":true,"Keys":[{{{keys}}}]} } }""");
        var unread = answer.GetProperty("UnprocessedKeys").GetProperty("Tab");
        Assert.InRange(unread.GetProperty("Keys").GetArrayLength(), 1, 19);
        Assert.True(unread.GetProperty("ConsistentRead").GetBoolean());
    }

    [Fact]
    public void What_is_left_unprocessed_is_processed_by_asking_again()
    {
        using var dynamo = With(new FaultOptions { UnprocessedShare = 0.7, Seed = 3 }, out _);
        var puts = string.Join(',', Enumerable.Range(0, 20).Select(i => $$$"""{"PutRequest":{"Item":{{{Dynamo.Key("b" + i, i)}}} } }"""));
        var rest = $$$"""{"Tab":[{{{puts}}}]}""";
        while (rest != "{}")
            rest = dynamo.Ok("BatchWriteItem", $$"""{"RequestItems":{{rest}} }""").GetProperty("UnprocessedItems").GetRawText();
        Assert.Equal(20, Enumerable.Range(0, 20).Count(i => dynamo.Get("b" + i, i) is not null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_index_sees_changes_late_and_the_table_sees_them_at_once(bool onDisk)
    {
        using var file = new TemporaryFile();
        var options = new EmbeddedDynamoOptions { Faults = new FaultOptions { IndexDelay = TimeSpan.FromSeconds(10) }, Time = new ManualTime() };
        var time = (ManualTime)options.Time;
        using var dynamo = new Dynamo(onDisk ? EmbeddedDynamo.Open(file.Path, options) : EmbeddedDynamo.InMemory(options)).WithTable();
        for (var i = 0; i < 20; i++)
            Put(dynamo, i, "old");
        Assert.NotNull(dynamo.Get("a3", 1));
        Assert.Equal(0, IndexCount(dynamo, "old"));

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.InRange(IndexCount(dynamo, "old"), 1, 19);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(20, IndexCount(dynamo, "old"));

        Put(dynamo, 0, "new");
        dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a1", 1)}} }""");
        Assert.Equal((20, 0), (IndexCount(dynamo, "old"), IndexCount(dynamo, "new")));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((18, 1), (IndexCount(dynamo, "old"), IndexCount(dynamo, "new")));
        Assert.Empty(dynamo.Engine.CheckIntegrity());
    }

    [Fact]
    public void The_same_seed_delays_the_same_changes()
    {
        Assert.Equal(Seen(5), Seen(5));
        Assert.NotEqual(Seen(5), Seen(6));

        static List<int> Seen(int seed)
        {
            using var dynamo = With(new FaultOptions { IndexDelay = TimeSpan.FromSeconds(10), Seed = seed }, out var time);
            for (var i = 0; i < 30; i++)
                Put(dynamo, i, "x");
            var seen = new List<int>();
            for (var second = 0; second < 10; second++)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                seen.Add(IndexCount(dynamo, "x"));
            }

            return seen;
        }
    }

    [Fact]
    public async Task An_index_catches_up_when_it_is_told_to()
    {
        using var dynamo = With(new FaultOptions { IndexDelay = TimeSpan.FromSeconds(10) }, out var time);
        Put(dynamo, 0, "x");
        Assert.Equal(0, IndexCount(dynamo, "x"));
        await dynamo.Engine.IndexesCaughtUpAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, IndexCount(dynamo, "x"));

        Put(dynamo, 1, "x");
        Assert.Equal(1, IndexCount(dynamo, "x"));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, IndexCount(dynamo, "x"));
    }

    [Fact]
    public void Indexes_of_every_table_see_changes_late_whichever_is_written_first_and_when_it_was_created()
    {
        using var dynamo = With(new FaultOptions { IndexDelay = TimeSpan.FromSeconds(10) }, out var time, withTable: false);
        dynamo.WithTable("Other").WithTable();
        dynamo.Put(Item("a", "x"), "Other");
        Put(dynamo, 0, "x");
        dynamo.WithTable("Late").Put(Item("a", "x"), "Late");
        Assert.Equal((0, 0, 0), (IndexCount(dynamo, "x"), IndexCount(dynamo, "x", "Other"), IndexCount(dynamo, "x", "Late")));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((1, 1, 1), (IndexCount(dynamo, "x"), IndexCount(dynamo, "x", "Other"), IndexCount(dynamo, "x", "Late")));
    }

    [Fact]
    public void A_failure_has_done_nothing_and_a_lost_answer_everything()
    {
        using var failing = With(new FaultOptions { ErrorShare = 1 }, out _);
        Assert.Equal((500, 500), (failing.Send("PutItem", PutA).Status, failing.Send("Scan", """{"TableName":"Tab"}""").Status));
        using var losing = With(new FaultOptions { LostAnswerShare = 1 }, out _);
        Assert.StartsWith("InternalServerError: ", losing.Fail("PutItem", PutA), StringComparison.Ordinal);

        using var afterFailure = new Dynamo(failing.Engine.Clone(new EmbeddedDynamoOptions()));
        using var afterLoss = new Dynamo(losing.Engine.Clone(new EmbeddedDynamoOptions()));
        Assert.Null(afterFailure.Get("a", 1));
        Assert.NotNull(afterLoss.Get("a", 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_share_of_the_requests_fails_or_has_its_answer_lost(bool isLost)
    {
        using var dynamo = With(isLost ? new FaultOptions { LostAnswerShare = 0.3, Seed = 1 } : new FaultOptions { ErrorShare = 0.3, Seed = 1 }, out _);
        Assert.InRange(Outcomes(dynamo).Count(outcome => outcome.StartsWith("InternalServerError", StringComparison.Ordinal)), 10, 60);
    }

    [Fact]
    public async Task A_request_takes_longer()
    {
        var time = new ManualTime();
        using var engine = EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Faults = new FaultOptions { Latency = TimeSpan.FromSeconds(1) }, Time = time, TimeToLiveInterval = Timeout.InfiniteTimeSpan });
        var sent = engine.SendAsync(new BackendRequest("ListTables", Encoding.UTF8.GetBytes("{}"), CallContext.None), CancellationToken.None).AsTask();
        Assert.False(sent.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        using var answer = await sent;
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public void A_table_refuses_what_exceeds_its_provisioned_throughput_until_time_has_passed()
    {
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out var time, withTable: false);
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":2},
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}]}
            """);
        dynamo.Put(Dynamo.Key("a", 1));
        dynamo.Put(Dynamo.Key("a", 2));
        Assert.StartsWith("ProvisionedThroughputExceededException", dynamo.Fail("PutItem", $$"""{"TableName":"Tab","Item":{{Dynamo.Key("a", 3)}} }"""), StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
            Assert.NotNull(dynamo.Get("a", 1));
        Assert.StartsWith(
            "ProvisionedThroughputExceededException",
            dynamo.Fail("GetItem", $$"""{"TableName":"Tab","ConsistentRead":true,"Key":{{Dynamo.Key("a", 1)}} }"""), StringComparison.Ordinal);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(dynamo.Get("a", 1));
        time.Advance(TimeSpan.FromSeconds(1000));
        for (var i = 0; i < 600; i++)
            dynamo.Put(Dynamo.Key("b", i));
        Assert.StartsWith("ProvisionedThroughputExceededException", dynamo.Fail("PutItem", $$"""{"TableName":"Tab","Item":{{Dynamo.Key("a", 3)}} }"""), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_without_throughput_left_refuses_the_writes_of_its_table()
    {
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out _, withTable: false);
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":100,"WriteCapacityUnits":100},
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
             "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
                                        "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1} }]}
            """);
        dynamo.Put("""{"p":{"S":"a"},"g":{"S":"x"}}""");
        Assert.StartsWith(
            "ProvisionedThroughputExceededException", dynamo.Fail("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"b"}}}"""), StringComparison.Ordinal);
        Assert.Equal(
            ("IndexWriteProvisionedThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab/index/Idx"),
            Reason(dynamo.Send("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"b"}}}""")));
    }

    [Fact]
    public void Reads_of_a_global_index_are_up_to_the_index_and_all_others_to_the_table()
    {
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out var time, withTable: false);
        CreateProvisioned(dynamo, tableReads: 3, indexReads: 1);
        var table = """{"TableName":"Tab"}""";
        var local = """{"TableName":"Tab","IndexName":"Local"}""";
        var global = """{"TableName":"Tab","IndexName":"Global"}""";

        for (var i = 0; i < 2; i++)
            dynamo.Ok("Scan", global);
        Assert.Equal(("IndexReadProvisionedThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab/index/Global"), Reason(dynamo.Send("Scan", global)));
        for (var i = 0; i < 3; i++)
        {
            dynamo.Ok("Scan", table);
            dynamo.Ok("Scan", local);
        }

        foreach (var read in new[] { table, local })
            Assert.Equal(("TableReadProvisionedThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab"), Reason(dynamo.Send("Scan", read)));
        time.Advance(TimeSpan.FromSeconds(1));
        dynamo.Ok("Scan", global);
        Assert.StartsWith("ValidationException: The table does not have the specified index", dynamo.Fail("Scan", """{"TableName":"Tab","IndexName":"Gone"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_global_index_is_read_though_the_table_has_no_reads_left()
    {
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out _, withTable: false);
        CreateProvisioned(dynamo, tableReads: 1, indexReads: 10);
        while (dynamo.Send("Scan", """{"TableName":"Tab"}""").Status == 200)
        {
        }

        dynamo.Ok("Scan", """{"TableName":"Tab","IndexName":"Global"}""");
    }

    [Fact]
    public void A_table_on_demand_refuses_what_exceeds_the_maximum_it_is_given()
    {
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out var time);
        dynamo.Ok("UpdateTable", """
            {"TableName":"Tab","OnDemandThroughput":{"MaxWriteRequestUnits":2}}
            """);
        dynamo.Put(Dynamo.Key("a", 1));
        dynamo.Put(Dynamo.Key("a", 2));
        var refused = dynamo.Send("PutItem", PutA);
        Assert.Equal(("TableWriteMaxOnDemandThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab"), Reason(refused));
        for (var i = 0; i < 100; i++)
            Assert.NotNull(dynamo.Get("a", 1));
        time.Advance(TimeSpan.FromSeconds(1));
        dynamo.Ok("PutItem", PutA);
    }

    [Fact]
    public void An_index_on_demand_refuses_what_exceeds_the_maximum_it_is_given()
    {
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out _);
        dynamo.Ok("UpdateTable", """
            {"TableName":"Tab","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","OnDemandThroughput":{"MaxReadRequestUnits":1}}}]}
            """);
        Assert.Equal((0, 0), (IndexCount(dynamo, "x"), IndexCount(dynamo, "x")));
        Assert.Equal(
            ("IndexReadMaxOnDemandThroughputExceeded", "arn:aws:dynamodb:us-east-1:123456789012:table/Tab/index/Idx"),
            Reason(dynamo.Send("Scan", """{"TableName":"Tab","IndexName":"Idx"}""")));
        dynamo.Put(Item("a", "x"));
        dynamo.Ok("Scan", """{"TableName":"Tab"}""");
    }

    [Theory]
    [InlineData("PutItem", ""","Item":{"p":{"S":"a"},"b":{"S":"TEXT"}}""", 5)]
    [InlineData("PutItem", ""","Item":{"p":{"S":"a"}}""", 3)]
    [InlineData("PutItem", ""","Item":{"p":{"S":"new"}}""", 1)]
    [InlineData("DeleteItem", ""","Key":{"p":{"S":"a"}}""", 3)]
    [InlineData("UpdateItem", ""","Key":{"p":{"S":"a"}},"UpdateExpression":"SET c = :c","ExpressionAttributeValues":{":c":{"S":"TEXT"}}""", 7)]
    [InlineData("UpdateItem", ""","Key":{"p":{"S":"a"}},"UpdateExpression":"SET c = c + :c","ExpressionAttributeValues":{":c":{"N":"1"}}""", 3)]
    public void A_write_whose_condition_is_false_costs_what_the_larger_of_both_items_costs(string operation, string rest, int units) => Assert.Equal(
        units, CostOfRefused("ConditionalCheckFailedException", operation, $$"""{"TableName":"Tab","ConditionExpression":"attribute_exists(gone)"{{rest}} }"""));

    [Fact]
    public void Conditions_that_are_false_cost_twice_as_much_in_a_transaction() => Assert.Equal(
        6,
        CostOfRefused("TransactionCanceledException", "TransactWriteItems", """
            {"TransactItems":[{"ConditionCheck":{"TableName":"Tab","Key":{"p":{"S":"a"}},"ConditionExpression":"attribute_exists(gone)"}},
                              {"Put":{"TableName":"Tab","Item":{"p":{"S":"b"}}}}]}
            """));

    // How many write units a refused write takes away; the stored item has 3.
    private static int CostOfRefused(string expected, string operation, string body)
    {
        const int Units = 20;
        using var dynamo = With(new FaultOptions { LimitsThroughput = true }, out _, withTable: false);
        dynamo.Ok("CreateTable", $$"""
            {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":{{Units}}},
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}
            """);
        dynamo.Put($$"""{"p":{"S":"a"},"b":{"S":"{{new string('x', 2_500)}}"} }""");
        Assert.StartsWith(expected, dynamo.Fail(operation, body.Replace("TEXT", new string('x', 4_200), StringComparison.Ordinal)), StringComparison.Ordinal);

        // Each of these takes one more, until none is left.
        var left = 0;
        while (dynamo.Send("DeleteItem", """{"TableName":"Tab","Key":{"p":{"S":"gone"}}}""").Status == 200)
            left++;
        return Units - 3 - left;
    }

    private static void CreateProvisioned(Dynamo dynamo, int tableReads, int indexReads) => dynamo.Ok("CreateTable", $$"""
        {"TableName":"Tab","ProvisionedThroughput":{"ReadCapacityUnits":{{tableReads}},"WriteCapacityUnits":1},
         "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
         "LocalSecondaryIndexes":[{"IndexName":"Local","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"g","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"} }],
         "GlobalSecondaryIndexes":[{"IndexName":"Global","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},
                                    "ProvisionedThroughput":{"ReadCapacityUnits":{{indexReads}},"WriteCapacityUnits":1} }]}
        """);

    private static Dynamo With(FaultOptions faults, out ManualTime time, bool withTable = true)
    {
        time = new ManualTime();
        var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Faults = faults, Time = time }));
        return withTable ? dynamo.WithTable() : dynamo;
    }

    private const string PutA = """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"}}}""";

    private static void Put(Dynamo dynamo, int i, string g) => dynamo.Put(Item("a" + i, g));

    private static string Item(string p, string g) => $$"""{"p":{"S":"{{p}}"},"s":{"N":"1"},"g":{"S":"{{g}}"},"h":{"N":"1"} }""";

    private static List<string> Outcomes(Dynamo dynamo) => [.. Enumerable.Range(0, 100).Select(i =>
    {
        var (status, answer) = dynamo.Send("PutItem", $$$"""{"TableName":"Tab","Item":{"p":{"S":"a{{{i}}}"},"s":{"N":"1"},"g":{"S":"x{{{i}}}"},"h":{"N":"1"} } }""");
        return status == 200 ? "ok" : $"{answer.GetProperty("__type").GetString()!.Split('#')[1]}: {answer.GetProperty("message").GetString()}";
    })];

    private static int IndexCount(Dynamo dynamo, string g, string table = "Tab") => dynamo.Ok("Query", $$$"""
        {"TableName":"{{{table}}}","IndexName":"Idx","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"{{{g}}}"} } }
        """).GetProperty("Count").GetInt32();
}
