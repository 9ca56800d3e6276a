namespace FauxSql.Engine.Tests;

public sealed class CloneTests
{
    public static TheoryData<bool> Places => [false, true];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_clone_has_everything_and_is_independent(bool onDisk)
    {
        using var file = new TemporaryFile();
        using var dynamo = new Dynamo(onDisk ? EmbeddedDynamo.Open(file.Path) : EmbeddedDynamo.InMemory()).WithTable();
        Put(dynamo, "a", "x");
        dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"AttributeName":"ttl","Enabled":true}}""");
        using var clone = new Dynamo(dynamo.Engine.Clone());

        Assert.Equal(dynamo.Ok("DescribeTable", Tab).ToString(), clone.Ok("DescribeTable", Tab).ToString());
        Assert.Equal("ENABLED", clone.Ok("DescribeTimeToLive", Tab).GetProperty("TimeToLiveDescription").GetProperty("TimeToLiveStatus").GetString());
        Assert.Equal(("a", 1), (clone.Get("a", 1)!.Value.GetProperty("p").GetProperty("S").GetString(), IndexCount(clone, "x")));

        Put(clone, "b", "x");
        Put(dynamo, "c", "x");
        Put(dynamo, "d", "x");
        Assert.Equal((2, 3), (IndexCount(clone, "x"), IndexCount(dynamo, "x")));
        Assert.Null(clone.Get("c", 1));
        Assert.Equal(2, clone.Ok("DescribeTable", Tab).GetProperty("Table").GetProperty("ItemCount").GetInt32());
        clone.Ok("DeleteTable", Tab);
        clone.WithTable("Other");
        Assert.NotNull(dynamo.Get("a", 1));

        dynamo.Dispose();
        Put(clone.WithTable(), "e", "x");
        Assert.Empty(clone.Engine.CheckIntegrity());
    }

    [Fact]
    public void A_clone_of_a_clone_is_a_clone()
    {
        using var dynamo = new Dynamo().WithTable();
        Put(dynamo, "a", "x");
        using var clone = new Dynamo(dynamo.Engine.Clone());
        using var second = new Dynamo(clone.Engine.Clone());
        Put(second, "b", "x");
        Assert.Equal((1, 1, 2), (IndexCount(dynamo, "x"), IndexCount(clone, "x"), IndexCount(second, "x")));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_clone_made_while_others_write_is_of_one_moment(bool onDisk)
    {
        using var file = new TemporaryFile();
        using var dynamo = new Dynamo(onDisk ? EmbeddedDynamo.Open(file.Path) : EmbeddedDynamo.InMemory()).WithTable();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(() => Write(dynamo, writer, stop.Token))).ToList();
        for (var i = 0; i < 30; i++)
        {
            using var clone = new Dynamo(dynamo.Engine.Clone());
            Assert.Empty(clone.Engine.CheckIntegrity());
            var rows = clone.Ok("Scan", Tab).GetProperty("Items").EnumerateArray().ToList();
            foreach (var pair in rows.GroupBy(row => row.GetProperty("p").GetProperty("S").GetString()!))
                Assert.Single(pair.Select(row => row.GetProperty("h").GetProperty("N").GetString()).Distinct());
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);

        // Each transaction gives both items of a partition the same number.
        static void Write(Dynamo dynamo, int writer, CancellationToken stop)
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
                dynamo.Ok("TransactWriteItems", $$$"""
                    {"TransactItems":[{"Put":{"TableName":"Tab","Item":{{{Item($"w{writer}-{number % 5}", 1, "x", number)}}} } },
                                      {"Put":{"TableName":"Tab","Item":{{{Item($"w{writer}-{number % 5}", 2, "x", number)}}} } }]}
                    """);
        }
    }

    [Fact]
    public async Task An_index_that_is_being_built_is_built_in_the_clone()
    {
        using var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", """
            {"TableName":"Tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}]}
            """);
        for (var i = 0; i < 1_000; i++)
            Put(dynamo, "a" + i, "x");
        dynamo.Ok("UpdateTable", """
            {"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
            """);
        using var clone = new Dynamo(dynamo.Engine.Clone());
        dynamo.Dispose();

        await clone.Engine.IndexesCaughtUpAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1_000, IndexCount(clone, "x"));
        Assert.Empty(clone.Engine.CheckIntegrity());
    }

    [Fact]
    public void Settings_are_carried_over_unless_others_are_given()
    {
        var options = new EmbeddedDynamoOptions { Region = "eu-west-1", Faults = new FaultOptions { ThrottledShare = 1 } };
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(options)).WithTable();
        using var same = new Dynamo(dynamo.Engine.Clone());
        Assert.StartsWith("ProvisionedThroughputExceededException", same.Fail("Scan", Tab), StringComparison.Ordinal);
        Assert.Contains("eu-west-1", same.Ok("DescribeTable", Tab).ToString(), StringComparison.Ordinal);

        using var other = new Dynamo(dynamo.Engine.Clone(options with { Region = "eu-west-2", Faults = null }));
        other.Ok("Scan", Tab);
        Assert.Contains("eu-west-2", other.Ok("DescribeTable", Tab).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clone_shows_what_the_indexes_of_the_original_do_not_show_yet_and_delays_what_is_written_to_it()
    {
        var options = new EmbeddedDynamoOptions { Time = new ManualTime(), Faults = new FaultOptions { IndexDelay = TimeSpan.FromSeconds(10) } };
        using var dynamo = new Dynamo(EmbeddedDynamo.InMemory(options)).WithTable();
        Put(dynamo, "a", "x");
        using var clone = new Dynamo(dynamo.Engine.Clone());
        Assert.Equal((0, 1), (IndexCount(dynamo, "x"), IndexCount(clone, "x")));
        Put(clone, "b", "x");
        Assert.Equal(1, IndexCount(clone, "x"));
        ((ManualTime)options.Time).Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((1, 2), (IndexCount(dynamo, "x"), IndexCount(clone, "x")));
    }

    [Fact]
    public void A_token_of_a_transaction_is_known_to_the_clone()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Ok("TransactWriteItems", Transaction("a"));
        using var clone = new Dynamo(dynamo.Engine.Clone());
        Assert.StartsWith("IdempotentParameterMismatchException", clone.Fail("TransactWriteItems", Transaction("b")), StringComparison.Ordinal);

        static string Transaction(string p) => $$$"""{"ClientRequestToken":"token","TransactItems":[{"Put":{"TableName":"Tab","Item":{{{Dynamo.Key(p, 1)}}} } }]}""";
    }

    [Fact]
    public void An_engine_that_was_disposed_of_is_not_cloned()
    {
        var engine = EmbeddedDynamo.InMemory();
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.Clone());
    }

    private const string Tab = """{"TableName":"Tab"}""";

    private static void Put(Dynamo dynamo, string p, string g) => dynamo.Put(Item(p, 1, g, 1));

    private static string Item(string p, int s, string g, int h) => $$$$"""{"p":{"S":"{{{{p}}}}"},"s":{"N":"{{{{s}}}}"},"g":{"S":"{{{{g}}}}"},"h":{"N":"{{{{h}}}}"}}""";

    private static int IndexCount(Dynamo dynamo, string g) => dynamo.Ok("Query", $$$"""
        {"TableName":"Tab","IndexName":"Idx","Select":"COUNT","KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"{{{g}}}"} } }
        """).GetProperty("Count").GetInt32();
}
