using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// What UpdateTable changes, and what DescribeTable then says.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
/// </summary>
public abstract class TableChangeSuite : ConformanceSuite
{
    [Fact]
    public async Task A_new_index_has_the_items_that_were_there_and_those_that_come()
    {
        for (var i = 0; i < 30; i++)
            await PutOrderAsync($"O{i}", "C1", "2026-01-01", i % 3);
        var answer = (await AddAmountIndexAsync())["TableDescription"]!;
        Assert.Equal("CREATING", (string?)IndexOf(answer)["IndexStatus"]);
        await PutOrderAsync("O30", "C1", "2026-01-01", 0);
        await WaitForIndexAsync();
        await PutOrderAsync("O33", "C1", "2026-01-01", 0);
        await Backend.CallAsync("DeleteItem", $$$"""{"TableName":"{{{Orders}}}","Key":{"OrderId":{"S":"O0"} } } """);
        var found = await WaitForCountAsync(11);
        Assert.Equal(11, (int)found["Count"]!);
        Assert.Equal(["Amount", "CustomerId", "OrderDate", "OrderId"], AttributesOf(await DescribeAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Items_whose_key_attribute_has_the_wrong_type_are_left_out_of_a_new_index()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 7);
        await Backend.CallAsync("PutItem", $$$"""{"TableName":"{{{Orders}}}","Item":{"OrderId":{"S":"O2"},"Amount":{"S":"7"} } } """);
        await AddAmountIndexAsync();
        await WaitForIndexAsync();
        var found = await Backend.CallAsync("Scan", $$"""{"TableName":"{{Orders}}","IndexName":"AmountIndex"}""");
        Assert.Equal("O1", (string?)Assert.Single(found["Items"]!.AsArray())!["OrderId"]!["S"]);
        var (code, _, _) = await Backend.RefuseAsync("PutItem", $$$"""{"TableName":"{{{Orders}}}","Item":{"OrderId":{"S":"O3"},"Amount":{"S":"7"} } } """);
        Assert.Equal("ValidationException", code);
    }

    [Theory]
    [InlineData("CustomerId", "HASH", "{CustomerId:S:HASH}, SchemaElement: key{OrderDate:S:RANGE}")]
    [InlineData("OrderId", "HASH", "{OrderId:S:HASH}")]
    public async Task An_attribute_of_a_key_has_one_type(string attribute, string role, string existing)
    {
        var (code, message, _) = await Backend.RefuseAsync("UpdateTable", Named($$$$"""
            {"TableName":"ORDERS","AttributeDefinitions":[{"AttributeName":"{{{{attribute}}}}","AttributeType":"N"}],"GlobalSecondaryIndexUpdates":[{"Create":
             {"IndexName":"Other","KeySchema":[{"AttributeName":"{{{{attribute}}}}","KeyType":"{{{{role}}}}"}],"Projection":{"ProjectionType":"ALL"}}}]}
            """));
        Assert.Equal("ValidationException", code);
        Assert.Equal(
            "One or more parameter values were invalid: Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
            + $"Existing schema: Schema:[SchemaElement: key{existing}] New schema: Schema:[SchemaElement: key{{{attribute}:N:{role}}}]",
            message);
    }

    [Fact]
    public async Task An_attribute_that_a_new_index_does_not_need_keeps_its_type_whatever_is_said()
    {
        await AnswersAsync("UpdateTable", """
            {"TableName":"ORDERS","AttributeDefinitions":[{"AttributeName":"OrderId","AttributeType":"N"},{"AttributeName":"Amount","AttributeType":"N"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"AmountIndex","KeySchema":[{"AttributeName":"Amount","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"ALL"}}}]}
            """);
        var types = (await DescribeAsync())["AttributeDefinitions"]!.AsArray();
        Assert.Equal("S", (string?)types.Single(a => (string?)a!["AttributeName"] == "OrderId")!["AttributeType"]);
        await WaitForIndexAsync();
    }

    [Fact]
    public async Task A_deleted_index_is_gone_with_the_attributes_that_only_it_used()
    {
        var answer = await UpdateAsync(""" "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"CustomerIndex"}}] """);
        Assert.Equal("DELETING", (string?)answer["TableDescription"]!["GlobalSecondaryIndexes"]![0]!["IndexStatus"]);
        await WaitUntilAsync(async () => (await DescribeAsync())["GlobalSecondaryIndexes"] is null);
        Assert.Equal(["OrderId"], AttributesOf(await DescribeAsync()));
        var (_, message, _) = await Backend.RefuseAsync("Scan", $$"""{"TableName":"{{Orders}}","IndexName":"CustomerIndex"}""");
        Assert.Contains("The table does not have the specified index: CustomerIndex", message);
    }

    [Fact]
    public async Task Attributes_are_described_by_their_names_and_indexes_as_they_were_given()
    {
        var name = $"Named-{Guid.NewGuid():N}";
        await CreateTableAsync($$"""
            {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"M","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"Z","AttributeType":"S"},{"AttributeName":"M","AttributeType":"S"},{"AttributeName":"A","AttributeType":"N"}],
             "GlobalSecondaryIndexes":[
               {"IndexName":"Second","KeySchema":[{"AttributeName":"Z","KeyType":"HASH"},{"AttributeName":"A","KeyType":"RANGE"}],
                "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["y","b","a"]} },
               {"IndexName":"First","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"} } ] }
            """);
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
        Assert.Equal(["A", "M", "Z"], AttributesOf(table));
        Assert.Equal(["Second", "First"], table["GlobalSecondaryIndexes"]!.AsArray().Select(index => (string?)index!["IndexName"]));
        Assert.Equal(["a", "b", "y"], table["GlobalSecondaryIndexes"]![0]!["Projection"]!["NonKeyAttributes"]!.AsArray().Select(a => (string?)a));
    }

    [Fact]
    public async Task No_index_is_added_to_twenty()
    {
        var name = $"Twenty-{Guid.NewGuid():N}";
        var indexes = string.Join(',', Enumerable.Range(0, 20).Select(i =>
            $$$"""{"IndexName":"Index{{{i}}}","KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } """));
        await CreateTableAsync($$"""
            {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}],"GlobalSecondaryIndexes":[{{indexes}}]}
            """);
        var (code, message, _) = await Backend.RefuseAsync("UpdateTable", $$"""
            {"TableName":"{{name}}","AttributeDefinitions":[{"AttributeName":"B","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"More","KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} } } ] }
            """);
        Assert.Equal(
            ("LimitExceededException", "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of 20"), (code, message));
    }

    [Fact]
    public async Task The_billing_mode_changes_with_the_capacity_of_table_and_indexes()
    {
        await UpdateAsync("""
            "BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":3},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":1}}}]
            """);
        var provisioned = await DescribeActiveAsync();
        Assert.Equal("PROVISIONED", (string?)provisioned["BillingModeSummary"]!["BillingMode"]);
        Assert.Equal(4, (int)provisioned["ProvisionedThroughput"]!["ReadCapacityUnits"]!);
        Assert.Equal(1, (int)provisioned["GlobalSecondaryIndexes"]![0]!["ProvisionedThroughput"]!["WriteCapacityUnits"]!);

        var (_, message, _) = await Backend.RefuseAsync("UpdateTable", $$$"""
            {"TableName":"{{{Orders}}}","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":3}}
            """);
        Assert.StartsWith("The provisioned throughput for the table will not change. The requested value equals the current value.", message);
        (_, message, _) = await Backend.RefuseAsync("UpdateTable", $$$"""
            {"TableName":"{{{Orders}}}","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","OnDemandThroughput":{"MaxWriteRequestUnits":5} } } ] }
            """);
        Assert.Equal(
            "One or more parameter values were invalid: MaxWriteRequestUnits for OnDemandThroughput for index : CustomerIndex cannot be specified when "
            + "the table BillingMode is PROVISIONED",
            message);

        await UpdateAsync(""" "BillingMode":"PAY_PER_REQUEST","OnDemandThroughput":{"MaxReadRequestUnits":50} """);
        var onDemand = await DescribeActiveAsync();
        Assert.Equal(0, (int)onDemand["ProvisionedThroughput"]!["ReadCapacityUnits"]!);
        Assert.Equal(50, (int)onDemand["OnDemandThroughput"]!["MaxReadRequestUnits"]!);
        await UpdateAsync(""" "OnDemandThroughput":{"MaxReadRequestUnits":-1} """);
        Assert.Null((await DescribeActiveAsync())["OnDemandThroughput"]);
    }

    [Fact]
    public async Task A_table_becomes_on_demand_along_with_a_stream_or_a_new_index()
    {
        await UpdateAsync("""
            "BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":3},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":1}}}]
            """);
        await DescribeActiveAsync();
        await UpdateAsync(""" "BillingMode":"PAY_PER_REQUEST","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"} """);
        var table = await DescribeActiveAsync();
        Assert.Equal("PAY_PER_REQUEST", (string?)table["BillingModeSummary"]!["BillingMode"]);
        Assert.Equal("NEW_IMAGE", (string?)table["StreamSpecification"]!["StreamViewType"]);
        await UpdateAsync("""
            "BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"Amount","AttributeType":"N"}],
            "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"AmountIndex","KeySchema":[{"AttributeName":"Amount","KeyType":"HASH"}],
                                                      "Projection":{"ProjectionType":"ALL"}}}]
            """);
        await WaitForIndexAsync();
    }

    [Fact]
    public async Task A_limit_that_is_taken_away_is_answered_as_it_was_asked_for()
    {
        await UpdateAsync(""" "OnDemandThroughput":{"MaxReadRequestUnits":20,"MaxWriteRequestUnits":15} """);
        Assert.Equal("""{"MaxReadRequestUnits":-1,"MaxWriteRequestUnits":15}""", await AnsweredAsync("MaxReadRequestUnits"));
        Assert.Equal("""{"MaxWriteRequestUnits":15}""", (await DescribeActiveAsync())["OnDemandThroughput"]!.ToJsonString());
        Assert.Equal("""{"MaxReadRequestUnits":-1,"MaxWriteRequestUnits":15}""", await AnsweredAsync("MaxReadRequestUnits"));
        Assert.Equal("""{"MaxWriteRequestUnits":-1}""", await AnsweredAsync("MaxWriteRequestUnits"));
        Assert.Null((await DescribeActiveAsync())["OnDemandThroughput"]);

        async Task<string> AnsweredAsync(string limit)
        {
            var answer = await Backend.CallAsync("UpdateTable", $$$"""{"TableName":"{{{Orders}}}","OnDemandThroughput":{"{{{limit}}}":-1}}""");
            await DescribeActiveAsync();
            return answer["TableDescription"]!["OnDemandThroughput"]!.ToJsonString();
        }
    }

    [Fact]
    public async Task A_limit_of_an_index_is_taken_away_by_its_parts()
    {
        var answer = await LimitAsync(""" "MaxReadRequestUnits":20,"MaxWriteRequestUnits":15 """);
        Assert.Equal("ACTIVE UPDATING", $"{answer["TableStatus"]} {answer["GlobalSecondaryIndexes"]![0]!["IndexStatus"]}");
        Assert.Equal("""{"MaxReadRequestUnits":20,"MaxWriteRequestUnits":15}""", await DescribedAsync());
        answer = await LimitAsync(""" "MaxReadRequestUnits":-1 """);
        Assert.Equal("""{"MaxReadRequestUnits":-1,"MaxWriteRequestUnits":15}""", answer["GlobalSecondaryIndexes"]![0]!["OnDemandThroughput"]!.ToJsonString());
        Assert.Equal("""{"MaxWriteRequestUnits":15}""", await DescribedAsync());
        answer = await LimitAsync(""" "MaxReadRequestUnits":-1,"MaxWriteRequestUnits":-1 """);
        Assert.Equal("""{"MaxReadRequestUnits":-1,"MaxWriteRequestUnits":-1}""", answer["GlobalSecondaryIndexes"]![0]!["OnDemandThroughput"]!.ToJsonString());
        Assert.Null(await DescribedAsync());

        async Task<JsonNode> LimitAsync(string limits) => (await UpdateAsync(
            $$""" "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","OnDemandThroughput":{ {{limits}} } } }] """))["TableDescription"]!;

        async Task<string?> DescribedAsync()
        {
            await WaitUntilAsync(async () => (string?)(await DescribeActiveAsync())["GlobalSecondaryIndexes"]![0]!["IndexStatus"] == "ACTIVE");
            return (await DescribeActiveAsync())["GlobalSecondaryIndexes"]![0]!["OnDemandThroughput"]?.ToJsonString();
        }
    }

    [Fact]
    public async Task What_a_table_was_once_ready_for_it_stays_ready_for()
    {
        var name = $"Kept-{Guid.NewGuid():N}";
        await CreateTableAsync($$"""
            {"TableName":"{{name}}",{{Units(4, 1)}},"KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByB","KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},{{Units(3, 1)}} } ] }
            """);
        Assert.Equal("4 1, 3 1", await ChangedAsync($$"""{{Units(2, 1)}},{{OfIndex(1, 1)}}"""));
        Assert.Equal("4 7, 3 9", await ChangedAsync($$"""{{Units(2, 7)}},{{OfIndex(1, 9)}}"""));
        Assert.Equal("12000 4000, 12000 4000", await ChangedAsync(""" "BillingMode":"PAY_PER_REQUEST" """));
        Assert.Equal("12000 4000, 12000 4000", await ChangedAsync($$""" "BillingMode":"PROVISIONED",{{Units(1, 1)}},{{OfIndex(1, 1)}}"""));

        static string Units(int read, int write) => $$""" "ProvisionedThroughput":{"ReadCapacityUnits":{{read}},"WriteCapacityUnits":{{write}}}""";

        static string OfIndex(int read, int write) => $$""" "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"ByB",{{Units(read, write)}} } } ] """;

        async Task<string> ChangedAsync(string members)
        {
            await Backend.CallAsync("UpdateTable", $$"""{"TableName":"{{name}}",{{members}}}""");
            JsonNode described = null!;
            await WaitUntilAsync(async () =>
            {
                described = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
                return (string?)described["TableStatus"] == "ACTIVE" && (string?)described["GlobalSecondaryIndexes"]![0]!["IndexStatus"] == "ACTIVE";
            });
            return $"{Warmth(described)}, {Warmth(described["GlobalSecondaryIndexes"]![0]!)}";
        }

        static string Warmth(JsonNode of) => $"{of["WarmThroughput"]!["ReadUnitsPerSecond"]} {of["WarmThroughput"]!["WriteUnitsPerSecond"]}";
    }

    [Fact]
    public async Task Limits_do_not_survive_provisioned_capacity()
    {
        await UpdateAsync(""" "OnDemandThroughput":{"MaxReadRequestUnits":20} """);
        await DescribeActiveAsync();
        await UpdateAsync(""" "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","OnDemandThroughput":{"MaxReadRequestUnits":20}}}] """);
        await WaitUntilAsync(async () => (string?)(await DescribeActiveAsync())["GlobalSecondaryIndexes"]![0]!["IndexStatus"] == "ACTIVE");
        foreach (var change in new[]
        {
            """
            "BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":3},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":1}}}]
            """,
            """ "BillingMode":"PAY_PER_REQUEST" """,
        })
        {
            await UpdateAsync(change);
            var table = await DescribeActiveAsync();
            Assert.Null(table["OnDemandThroughput"]);
            Assert.Null(table["GlobalSecondaryIndexes"]![0]!["OnDemandThroughput"]);
        }
    }

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/update-warm-throughput.html
    [Fact]
    public async Task What_a_table_is_to_be_ready_for_is_described_as_it_was_until_it_is_changed()
    {
        var answer = (await UpdateAsync("""
            "WarmThroughput":{"ReadUnitsPerSecond":12345,"WriteUnitsPerSecond":4567},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","WarmThroughput":{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":5000}}}]
            """))["TableDescription"]!;
        Assert.Equal("ACTIVE 12000 4000 UPDATING", Warmth(answer, "TableStatus"));
        Assert.Equal("ACTIVE 12000 4000 UPDATING", Warmth(answer["GlobalSecondaryIndexes"]![0]!, "IndexStatus"));
        await WaitUntilAsync(async () => Warmth(await DescribeActiveAsync(), "TableStatus") == "ACTIVE 12345 4567 ACTIVE");
        await WaitUntilAsync(async () => Warmth((await DescribeActiveAsync())["GlobalSecondaryIndexes"]![0]!, "IndexStatus") == "ACTIVE 13000 5000 ACTIVE");

        static string Warmth(JsonNode described, string status)
        {
            var warm = described["WarmThroughput"]!;
            return $"{described[status]} {warm["ReadUnitsPerSecond"]} {warm["WriteUnitsPerSecond"]} {warm["Status"]}";
        }
    }

    [Fact]
    public async Task The_capacity_is_described_as_it_was_until_it_is_changed()
    {
        await UpdateAsync("""
            "BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":4,"WriteCapacityUnits":3},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","ProvisionedThroughput":{"ReadCapacityUnits":2,"WriteCapacityUnits":1}}}]
            """);
        await DescribeActiveAsync();
        var answer = (await UpdateAsync("""
            "ProvisionedThroughput":{"ReadCapacityUnits":8,"WriteCapacityUnits":2},
            "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"CustomerIndex","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":1}}}]
            """))["TableDescription"]!;
        Assert.Equal("4 3 0", Throughput(answer));
        Assert.Equal("2 1 0", Throughput(answer["GlobalSecondaryIndexes"]![0]!));
        Assert.NotNull(answer["ProvisionedThroughput"]!["LastIncreaseDateTime"]);
        var changed = await DescribeActiveAsync();
        Assert.Equal("8 2 1", Throughput(changed));
        Assert.Equal("5 1 0", Throughput(changed["GlobalSecondaryIndexes"]![0]!));

        static string Throughput(JsonNode of)
        {
            var throughput = of["ProvisionedThroughput"]!;
            return $"{throughput["ReadCapacityUnits"]} {throughput["WriteCapacityUnits"]} {throughput["NumberOfDecreasesToday"]}";
        }
    }

    [Fact]
    public async Task A_table_that_is_being_created_on_demand_has_no_time_of_that_yet()
    {
        var name = $"Demand-{Guid.NewGuid():N}";
        var answer = (await Backend.CallAsync("CreateTable", $$"""
            {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"}]}
            """))["TableDescription"]!;
        Assert.Equal("""{"BillingMode":"PAY_PER_REQUEST"}""", answer["BillingModeSummary"]!.ToJsonString());
        await WaitUntilAsync(async () => (string?)(await DescribeAsync())["TableStatus"] == "ACTIVE");

        async Task<JsonNode> DescribeAsync() => (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
        Assert.NotNull((await DescribeAsync())["BillingModeSummary"]!["LastUpdateToPayPerRequestDateTime"]);
    }

    [Fact]
    public async Task A_protected_table_is_not_deleted()
    {
        await UpdateAsync(""" "DeletionProtectionEnabled":true """);
        Assert.True((bool)(await DescribeActiveAsync())["DeletionProtectionEnabled"]!);
        var (code, message, _) = await Backend.RefuseAsync("DeleteTable", $$"""{"TableName":"{{Orders}}"}""");
        Assert.Equal(
            ("ValidationException", "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first."),
            (code, message));
        await UpdateAsync(""" "DeletionProtectionEnabled":false """);
    }

    [Fact]
    public async Task Class_and_stream_are_described()
    {
        Assert.Null((await DescribeAsync())["TableClassSummary"]);
        await UpdateAsync(""" "TableClass":"STANDARD_INFREQUENT_ACCESS" """);
        Assert.Equal("STANDARD_INFREQUENT_ACCESS", (string?)(await DescribeActiveAsync())["TableClassSummary"]!["TableClass"]);
        await UpdateAsync(""" "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"} """);
        var table = await DescribeActiveAsync();
        Assert.Equal("NEW_IMAGE", (string?)table["StreamSpecification"]!["StreamViewType"]);
        Assert.Equal($"{table["TableArn"]}/stream/{table["LatestStreamLabel"]}", (string?)table["LatestStreamArn"]);
        var (_, message, _) = await Backend.RefuseAsync("UpdateTable", $$$"""
            {"TableName":"{{{Orders}}}","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"OLD_IMAGE"}}
            """);
        Assert.Equal("Table already has an enabled stream: TableName: " + Orders, message);
        await UpdateAsync(""" "StreamSpecification":{"StreamEnabled":false} """);
        Assert.Null((await DescribeActiveAsync())["StreamSpecification"]);
    }

    [Fact]
    public async Task A_key_of_several_attributes_finds_what_has_all_of_them()
    {
        await UpdateAsync("""
            "AttributeDefinitions":[{"AttributeName":"CustomerId","AttributeType":"S"},{"AttributeName":"OrderDate","AttributeType":"S"},
                                    {"AttributeName":"Amount","AttributeType":"N"}],
            "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"AmountIndex","Projection":{"ProjectionType":"KEYS_ONLY"},
              "KeySchema":[{"AttributeName":"CustomerId","KeyType":"HASH"},{"AttributeName":"OrderDate","KeyType":"HASH"},
                           {"AttributeName":"Amount","KeyType":"RANGE"}]}}]
            """);
        await WaitForIndexAsync();
        await PutOrderAsync("O1", "C1", "2026-01-01", 9);
        await PutOrderAsync("O2", "C1", "2026-01-01", 10);
        await PutOrderAsync("O3", "C1", "2026-01-02", 1);
        JsonNode found = null!;
        await WaitUntilAsync(async () =>
        {
            found = await Backend.CallAsync("Query", $$$"""
                {"TableName":"{{{Orders}}}","IndexName":"AmountIndex","KeyConditionExpression":"CustomerId = :c AND OrderDate = :d",
                 "ExpressionAttributeValues":{":c":{"S":"C1"},":d":{"S":"2026-01-01"} } }
                """);
            return (int)found["Count"]! == 2;
        });
        Assert.Equal(["O1", "O2"], found["Items"]!.AsArray().Select(item => (string?)item!["OrderId"]!["S"]));
    }

    private Task<JsonNode> AddAmountIndexAsync() => UpdateAsync("""
        "AttributeDefinitions":[{"AttributeName":"Amount","AttributeType":"N"}],
        "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"AmountIndex","KeySchema":[{"AttributeName":"Amount","KeyType":"HASH"}],
                                                  "Projection":{"ProjectionType":"ALL"}}}]
        """);

    private Task<JsonNode> UpdateAsync(string members) => Backend.CallAsync("UpdateTable", $$"""{"TableName":"{{Orders}}",{{members}} }""");

    private async Task<JsonNode> DescribeAsync() => (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}"""))["Table"]!;

    private async Task<JsonNode> DescribeActiveAsync()
    {
        JsonNode table = null!;
        await WaitUntilAsync(async () => (string?)(table = await DescribeAsync())["TableStatus"] == "ACTIVE");
        return table;
    }

    private Task WaitForIndexAsync() => WaitUntilAsync(async () => (string?)IndexOf(await DescribeAsync())["IndexStatus"] == "ACTIVE");

    private async Task<JsonNode> WaitForCountAsync(int count)
    {
        JsonNode found = null!;
        await WaitUntilAsync(async () =>
        {
            found = await Backend.CallAsync("Query", $$$"""
                {"TableName":"{{{Orders}}}","IndexName":"AmountIndex","KeyConditionExpression":"Amount = :a",
                 "ExpressionAttributeValues":{":a":{"N":"0"} } }
                """);
            return (int)found["Count"]! == count;
        });
        return found;
    }

    private static JsonNode IndexOf(JsonNode table) =>
        table["GlobalSecondaryIndexes"]!.AsArray().First(i => (string?)i!["IndexName"] == "AmountIndex")!;

    private static IEnumerable<string?> AttributesOf(JsonNode table) =>
        table["AttributeDefinitions"]!.AsArray().Select(a => (string?)a!["AttributeName"]);

    private static async Task WaitUntilAsync(Func<Task<bool>> isTrue)
    {
        for (var attempt = 0; attempt < 400; attempt++)
        {
            if (await isTrue())
                return;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Fail("What the test waits for did not happen");
    }
}
