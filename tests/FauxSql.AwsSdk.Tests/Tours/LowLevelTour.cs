using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>Every operation of the engine through the low-level client.</summary>
public abstract class LowLevelTour : ClientTour
{
    private const string Orders = "Orders";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = Orders,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = [new("OrderId", KeyType.HASH)],
                AttributeDefinitions = [new("OrderId", ScalarAttributeType.S), new("CustomerId", ScalarAttributeType.S), new("Day", ScalarAttributeType.N)],
                GlobalSecondaryIndexes =
                [
                    new()
                    {
                        IndexName = "CustomerIndex", Projection = new() { ProjectionType = ProjectionType.ALL },
                        KeySchema = [new("CustomerId", KeyType.HASH), new("Day", KeyType.RANGE)],
                    },
                ],
            },
            Token);
    }

    [Fact]
    public async Task Tables_are_described_listed_and_deleted()
    {
        var described = (await Client.DescribeTableAsync(Orders, Token)).Table;
        Assert.Equal(TableStatus.ACTIVE, described.TableStatus);
        Assert.Equal("CustomerIndex", Assert.Single(described.GlobalSecondaryIndexes).IndexName);
        Assert.Equal([Orders], (await Client.ListTablesAsync(Token)).TableNames);

        await Client.DeleteTableAsync(Orders, Token);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Client.DescribeTableAsync(Orders, Token));
    }

    [Fact]
    public async Task Every_type_of_value_comes_back_as_it_was_put()
    {
        var item = Order("O1", "C1", 1);
        item["Binary"] = new() { B = new MemoryStream([0, 1, 255]) };
        item["Yes"] = new() { BOOL = true };
        item["Nothing"] = new() { NULL = true };
        item["Number"] = new() { N = "-12345678901234567890.123456789" };
        item["List"] = new() { L = [new("a"), new() { L = [] }] };
        item["Map"] = new() { M = new() { ["inner"] = new() { M = [] } } };
        item["Texts"] = new() { SS = ["a", "b"] };
        item["Numbers"] = new() { NS = ["1", "2.5"] };
        item["Binaries"] = new() { BS = [new MemoryStream([1])] };
        await Client.PutItemAsync(Orders, item, Token);

        var read = (await Client.GetItemAsync(Orders, Key("O1"), consistentRead: true, Token)).Item;
        Assert.Equal(item.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([0, 1, 255], read["Binary"].B.ToArray());
        Assert.True(read["Yes"].BOOL);
        Assert.True(read["Nothing"].NULL);
        Assert.Equal("-12345678901234567890.123456789", read["Number"].N);
        Assert.Equal("a", read["List"].L[0].S);
        Assert.Empty(read["List"].L[1].L);
        Assert.Empty(read["Map"].M["inner"].M);
        Assert.Equal(["a", "b"], read["Texts"].SS.Order(StringComparer.Ordinal));
        Assert.Equal(["1", "2.5"], read["Numbers"].NS.Order(StringComparer.Ordinal));
        Assert.Equal([1], Assert.Single(read["Binaries"].BS).ToArray());
    }

    [Fact]
    public async Task An_item_that_is_not_there_has_no_attributes()
    {
        var answer = await Client.GetItemAsync(Orders, Key("missing"), Token);
        Assert.False(answer.IsItemSet);
        Assert.NotEmpty(answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task A_false_condition_is_an_exception_that_holds_the_stored_item()
    {
        await Client.PutItemAsync(Orders, Order("O1", "C1", 1), Token);
        var refusal = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => Client.PutItemAsync(
            new PutItemRequest(Orders, Order("O1", "C2", 2))
            {
                ConditionExpression = "attribute_not_exists(OrderId)",
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
            Token));
        Assert.Equal("The conditional request failed", refusal.Message);
        Assert.Equal("C1", refusal.Item["CustomerId"].S);
    }

    [Fact]
    public async Task An_update_and_a_delete_return_what_was_asked_for()
    {
        await Client.PutItemAsync(Orders, Order("O1", "C1", 1), Token);
        var updated = await Client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = Orders,
                Key = Key("O1"),
                UpdateExpression = "SET #d = #d + :one REMOVE CustomerId",
                ReturnValues = ReturnValue.ALL_NEW,
                ExpressionAttributeNames = new() { ["#d"] = "Day" },
                ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } },
                ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
            },
            Token);
        Assert.Equal("2", updated.Attributes["Day"].N);
        Assert.DoesNotContain("CustomerId", updated.Attributes.Keys);
        Assert.Equal(2, updated.ConsumedCapacity.CapacityUnits);

        var deleted = await Client.DeleteItemAsync(Orders, Key("O1"), ReturnValue.ALL_OLD, Token);
        Assert.Equal("2", deleted.Attributes["Day"].N);
    }

    [Fact]
    public async Task A_query_by_index_pages_in_the_order_of_its_sort_key()
    {
        foreach (var day in (int[])[10, 9, 100])
            await Client.PutItemAsync(Orders, Order($"O{day}", "C1", day), Token);
        var request = new QueryRequest(Orders)
        {
            IndexName = "CustomerIndex",
            KeyConditionExpression = "CustomerId = :c",
            Limit = 2,
            ExpressionAttributeValues = new() { [":c"] = new("C1") },
        };
        var pages = new List<string>();
        await foreach (var page in Client.Paginators.Query(request).Responses.WithCancellation(Token))
            pages.Add(string.Join(' ', page.Items.Select(item => item["Day"].N)));
        Assert.Equal(["9 10", "100"], pages.Where(page => page.Length > 0));
    }

    [Fact]
    public async Task A_scan_reads_everything_by_segments()
    {
        for (var i = 0; i < 20; i++)
            await Client.PutItemAsync(Orders, Order($"O{i}", "C1", i), Token);
        var seen = new List<string>();
        for (var segment = 0; segment < 2; segment++)
        {
            var page = await Client.ScanAsync(
                new ScanRequest(Orders) { Segment = segment, TotalSegments = 2, FilterExpression = "CustomerId = :c", ExpressionAttributeValues = new() { [":c"] = new("C1") } },
                Token);
            seen.AddRange(page.Items.Select(item => item["OrderId"].S));
        }

        Assert.Equal(20, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, seen.Count);
    }

    [Fact]
    public async Task Batches_write_and_read()
    {
        var written = await Client.BatchWriteItemAsync(
            new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>>
            {
                [Orders] = [new(new PutRequest(Order("O1", "C1", 1))), new(new PutRequest(Order("O2", "C1", 2)))],
            }),
            Token);
        Assert.Empty(written.UnprocessedItems);

        var read = await Client.BatchGetItemAsync(
            new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes>
            {
                [Orders] = new() { Keys = [Key("O1"), Key("O2"), Key("O3")], ProjectionExpression = "OrderId" },
            }),
            Token);
        Assert.Equal(["O1", "O2"], read.Responses[Orders].Select(item => Assert.Single(item).Value.S).Order(StringComparer.Ordinal));
        Assert.Empty(read.UnprocessedKeys);
    }

    [Fact]
    public async Task A_transaction_writes_all_or_says_why_not()
    {
        Task<TransactWriteItemsResponse> Write(string condition) => Client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest
            {
                TransactItems =
                [
                    new() { Put = new() { TableName = Orders, Item = Order("O2", "C1", 2) } },
                    new() { ConditionCheck = new() { TableName = Orders, Key = Key("O1"), ConditionExpression = condition } },
                ],
            },
            Token);

        var canceled = await Assert.ThrowsAsync<TransactionCanceledException>(() => Write("attribute_exists(OrderId)"));
        Assert.Equal(["None", "ConditionalCheckFailed"], canceled.CancellationReasons.Select(reason => reason.Code));
        Assert.False((await Client.GetItemAsync(Orders, Key("O2"), Token)).IsItemSet);

        await Write("attribute_not_exists(OrderId)");
        Assert.True((await Client.GetItemAsync(Orders, Key("O2"), Token)).IsItemSet);
    }

    [Fact]
    public async Task A_transaction_reads_items_in_the_order_asked_for()
    {
        await Client.PutItemAsync(Orders, Order("O1", "C1", 1), Token);
        await Client.PutItemAsync(Orders, Order("O2", "C2", 2), Token);
        var read = await Client.TransactGetItemsAsync(
            new TransactGetItemsRequest
            {
                TransactItems = [.. new[] { "O2", "missing", "O1" }.Select(id => new TransactGetItem { Get = new() { TableName = Orders, Key = Key(id) } })],
            },
            Token);
        Assert.Equal(["C2", null, "C1"], read.Responses.Select(response => response.Item?["CustomerId"].S));
    }

    [Fact]
    public async Task An_index_is_added_to_a_filled_table_and_removed()
    {
        await Client.PutItemAsync(Orders, Order("O1", "C1", 7), Token);
        await Client.UpdateTableAsync(
            new UpdateTableRequest
            {
                TableName = Orders,
                AttributeDefinitions = [new("Day", ScalarAttributeType.N)],
                GlobalSecondaryIndexUpdates =
                [
                    new()
                    {
                        Create = new()
                        {
                            IndexName = "DayIndex", KeySchema = [new("Day", KeyType.HASH)], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY },
                        },
                    },
                ],
            },
            Token);
        await UntilAsync(table => table.GlobalSecondaryIndexes.Count == 2 && table.GlobalSecondaryIndexes.TrueForAll(index => index.IndexStatus == IndexStatus.ACTIVE));
        var found = await Client.QueryAsync(
            new QueryRequest(Orders)
            {
                IndexName = "DayIndex",
                KeyConditionExpression = "#d = :d",
                ExpressionAttributeNames = new() { ["#d"] = "Day" },
                ExpressionAttributeValues = new() { [":d"] = new() { N = "7" } },
            },
            Token);
        Assert.Equal("O1", Assert.Single(found.Items)["OrderId"].S);

        await Client.UpdateTableAsync(
            new UpdateTableRequest { TableName = Orders, GlobalSecondaryIndexUpdates = [new() { Delete = new() { IndexName = "DayIndex" } }] }, Token);
        await UntilAsync(table => table.GlobalSecondaryIndexes.Count == 1);
    }

    [Fact]
    public async Task A_protected_table_cannot_be_deleted()
    {
        await Client.UpdateTableAsync(new UpdateTableRequest { TableName = Orders, DeletionProtectionEnabled = true }, Token);
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Client.DeleteTableAsync(Orders, Token));
        Assert.Equal("ValidationException", refusal.ErrorCode);
    }

    [Fact]
    public async Task Tags_are_kept()
    {
        var arn = (await Client.DescribeTableAsync(Orders, Token)).Table.TableArn;
        await Client.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = [new() { Key = "team", Value = "shop" }, new() { Key = "old", Value = "1" }] }, Token);
        await Client.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["old"] }, Token);
        var tag = Assert.Single((await Client.ListTagsOfResourceAsync(new ListTagsOfResourceRequest { ResourceArn = arn }, Token)).Tags);
        Assert.Equal(("team", "shop"), (tag.Key, tag.Value));
    }

    [Fact]
    public async Task Time_to_live_is_set()
    {
        Assert.Equal(TimeToLiveStatus.DISABLED, (await Client.DescribeTimeToLiveAsync(Orders, Token)).TimeToLiveDescription.TimeToLiveStatus);
        await Client.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest { TableName = Orders, TimeToLiveSpecification = new() { AttributeName = "Until", Enabled = true } }, Token);
        var described = (await Client.DescribeTimeToLiveAsync(Orders, Token)).TimeToLiveDescription;
        Assert.Equal("Until", described.AttributeName);
        Assert.Contains(described.TimeToLiveStatus, (TimeToLiveStatus[])[TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING]);
    }

    [Fact]
    public async Task Backups_are_described_and_switched()
    {
        await Client.UpdateContinuousBackupsAsync(
            new UpdateContinuousBackupsRequest { TableName = Orders, PointInTimeRecoverySpecification = new() { PointInTimeRecoveryEnabled = true } }, Token);
        var described = await Client.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = Orders }, Token);
        Assert.Equal(
            PointInTimeRecoveryStatus.ENABLED,
            described.ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus);
    }

    [Fact]
    public async Task What_tools_ask_for_is_answered()
    {
        Assert.True((await Client.DescribeLimitsAsync(new DescribeLimitsRequest(), Token)).AccountMaxReadCapacityUnits > 0);
        Assert.NotEmpty((await Client.DescribeEndpointsAsync(new DescribeEndpointsRequest(), Token)).Endpoints);
        Assert.Empty((await Client.ListBackupsAsync(new ListBackupsRequest(), Token)).BackupSummaries);
        Assert.Empty((await Client.ListGlobalTablesAsync(new ListGlobalTablesRequest(), Token)).GlobalTables);
        Assert.Empty((await Client.ListExportsAsync(new ListExportsRequest(), Token)).ExportSummaries);
        Assert.Empty((await Client.ListImportsAsync(new ListImportsRequest(), Token)).ImportSummaryList);
        Assert.Empty((await Client.ListContributorInsightsAsync(new ListContributorInsightsRequest(), Token)).ContributorInsightsSummaries);
        Assert.Equal(
            ContributorInsightsStatus.DISABLED,
            (await Client.DescribeContributorInsightsAsync(new DescribeContributorInsightsRequest { TableName = Orders }, Token)).ContributorInsightsStatus);
        Assert.Empty((await Client.DescribeKinesisStreamingDestinationAsync(
            new DescribeKinesisStreamingDestinationRequest { TableName = Orders }, Token)).KinesisDataStreamDestinations);
        var arn = (await Client.DescribeTableAsync(Orders, Token)).Table.TableArn;
        await Assert.ThrowsAsync<PolicyNotFoundException>(() => Client.GetResourcePolicyAsync(new GetResourcePolicyRequest { ResourceArn = arn }, Token));
    }

    [Fact]
    public async Task A_wrong_request_is_a_service_exception_with_the_services_words()
    {
        var refusal = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Client.GetItemAsync(Orders, new() { ["Other"] = new("1") }, Token));
        Assert.Equal("ValidationException", refusal.ErrorCode);
        Assert.Equal("The provided key element does not match the schema", refusal.Message);
    }

    private async Task UntilAsync(Predicate<TableDescription> reached)
    {
        while (!reached((await Client.DescribeTableAsync(Orders, Token)).Table))
            await Task.Delay(10, Token);
    }

    private static Dictionary<string, AttributeValue> Key(string id) => new() { ["OrderId"] = new(id) };

    private static Dictionary<string, AttributeValue> Order(string id, string customer, int day) =>
        new() { ["OrderId"] = new(id), ["CustomerId"] = new(customer), ["Day"] = new() { N = $"{day}" } };
}
