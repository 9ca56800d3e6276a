using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;

namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>The SDK's object mapper, with the requests it chooses itself.</summary>
public abstract class ContextTour : ClientTour
{
    private DynamoDBContext _context = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Client.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = "Articles",
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = [new("Author", KeyType.HASH), new("Number", KeyType.RANGE)],
                AttributeDefinitions = [new("Author", ScalarAttributeType.S), new("Number", ScalarAttributeType.N), new("Topic", ScalarAttributeType.S)],
                GlobalSecondaryIndexes =
                [
                    new() { IndexName = "TopicIndex", Projection = new() { ProjectionType = ProjectionType.ALL }, KeySchema = [new("Topic", KeyType.HASH)] },
                ],
            },
            Token);
        _context = new DynamoDBContextBuilder().WithDynamoDBClient(() => Client).Build();
    }

    [Fact]
    public async Task What_was_saved_is_loaded()
    {
        var article = Sample("Ann", 1);
        article.Draft = "not stored";
        await _context.SaveAsync(article, Token);

        var loaded = await _context.LoadAsync<Article>("Ann", 1, Token);
        Assert.Equal("Title 1", loaded.Heading);
        Assert.Equal(["a", "b"], loaded.Tags);
        Assert.Equal([1, 2], loaded.Pages!.Order());
        Assert.Equal(article.Published, loaded.Published.ToUniversalTime());
        Assert.Equal(9.99m, loaded.Price);
        Assert.Equal(new Dimensions(3, 4), loaded.Size);
        Assert.Equal(0, loaded.Version);
        Assert.Null(loaded.Draft);
        Assert.Null(await _context.LoadAsync<Article>("Ann", 2, Token));
    }

    [Fact]
    public async Task A_save_with_an_old_version_is_refused()
    {
        await _context.SaveAsync(Sample("Ann", 1), Token);
        var first = await _context.LoadAsync<Article>("Ann", 1, Token);
        var second = await _context.LoadAsync<Article>("Ann", 1, Token);
        first.Heading = "first";
        await _context.SaveAsync(first, Token);
        second.Heading = "second";
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _context.SaveAsync(second, Token));
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _context.DeleteAsync(second, Token));
        Assert.Equal("first", (await _context.LoadAsync<Article>("Ann", 1, Token)).Heading);

        await _context.DeleteAsync(first, Token);
        Assert.Null(await _context.LoadAsync<Article>("Ann", 1, Token));
    }

    [Fact]
    public async Task A_property_set_to_null_is_removed()
    {
        await _context.SaveAsync(Sample("Ann", 1), Token);
        var article = await _context.LoadAsync<Article>("Ann", 1, Token);
        article.Heading = null;
        await _context.SaveAsync(article, Token);
        Assert.DoesNotContain("Title", (await RawAsync("Ann", 1)).Keys);
    }

    [Fact]
    public async Task A_query_selects_by_key_range_and_filter()
    {
        await SaveAsync("Ann", 1, 2, 3, 4);
        await SaveAsync("Bob", 3);
        Assert.Equal([1, 2, 3, 4], await NumbersAsync(_context.QueryAsync<Article>("Ann")));
        Assert.Equal([3, 4], await NumbersAsync(_context.QueryAsync<Article>("Ann", QueryOperator.GreaterThan, [2])));
        Assert.Equal([2, 3], await NumbersAsync(_context.QueryAsync<Article>("Ann", QueryOperator.Between, [2, 3])));
        Assert.Equal([3], await NumbersAsync(_context.QueryAsync<Article>(
            "Ann", new QueryConfig { QueryFilter = [new ScanCondition("Heading", ScanOperator.Equal, "Title 3")] })));
        Assert.Equal([4, 3, 2, 1], await NumbersAsync(_context.QueryAsync<Article>("Ann", new QueryConfig { BackwardQuery = true })));
    }

    [Fact]
    public async Task A_query_by_index_finds_what_the_index_holds()
    {
        await SaveAsync("Ann", 1);
        await SaveAsync("Bob", 2);
        var found = await _context.QueryAsync<Article>("Topic 1", new QueryConfig { IndexName = "TopicIndex" }).GetRemainingAsync(Token);
        Assert.Equal("Ann", Assert.Single(found).Author);
    }

    [Fact]
    public async Task A_scan_filters_with_every_operator()
    {
        await SaveAsync("Ann", 1, 2, 3);
        async Task<IEnumerable<int>> Scan(params ScanCondition[] conditions) =>
            (await NumbersAsync(_context.ScanAsync<Article>(conditions))).Order();

        Assert.Equal([1, 2, 3], await Scan());
        Assert.Equal([2], await Scan(new ScanCondition("Heading", ScanOperator.Equal, "Title 2")));
        Assert.Equal([1, 3], await Scan(new ScanCondition("Heading", ScanOperator.NotEqual, "Title 2")));
        Assert.Equal([1, 3], await Scan(new ScanCondition("Number", ScanOperator.In, 1, 3)));
        Assert.Equal([2, 3], await Scan(new ScanCondition("Number", ScanOperator.Between, 2, 9)));
        Assert.Equal([1], await Scan(new ScanCondition("Number", ScanOperator.LessThan, 2)));
        Assert.Equal([1, 2, 3], await Scan(new ScanCondition("Heading", ScanOperator.BeginsWith, "Title")));
        Assert.Equal([1, 2, 3], await Scan(new ScanCondition("Tags", ScanOperator.Contains, "a")));
        Assert.Empty(await Scan(new ScanCondition("Tags", ScanOperator.NotContains, "a")));
        Assert.Empty(await Scan(new ScanCondition("Heading", ScanOperator.IsNull)));
        Assert.Equal([3], await Scan(new ScanCondition("Number", ScanOperator.GreaterThan, 1), new ScanCondition("Topic", ScanOperator.Equal, "Topic 3")));
    }

    [Fact]
    public async Task Batches_write_read_and_delete()
    {
        var write = _context.CreateBatchWrite<Article>(new BatchWriteConfig { SkipVersionCheck = true });
        write.AddPutItems(Enumerable.Range(1, 30).Select(number => Sample("Ann", number)));
        await write.ExecuteAsync(Token);

        var read = _context.CreateBatchGet<Article>();
        for (var number = 1; number <= 31; number++)
            read.AddKey("Ann", number);
        await read.ExecuteAsync(Token);
        Assert.Equal(Enumerable.Range(1, 30), read.Results.Select(article => article.Number).Order());

        var delete = _context.CreateBatchWrite<Article>(new BatchWriteConfig { SkipVersionCheck = true });
        delete.AddDeleteItems(read.Results.Take(10));
        await delete.ExecuteAsync(Token);
        Assert.Equal(20, (await _context.ScanAsync<Article>([]).GetRemainingAsync(Token)).Count);
    }

    [Fact]
    public async Task A_transaction_writes_all_or_nothing()
    {
        await SaveAsync("Ann", 1);
        var stale = await _context.LoadAsync<Article>("Ann", 1, Token);
        await _context.SaveAsync(await _context.LoadAsync<Article>("Ann", 1, Token), Token);

        var write = _context.CreateTransactWrite<Article>();
        write.AddSaveItem(Sample("Bob", 1));
        write.AddSaveItem(stale);
        await Assert.ThrowsAsync<TransactionCanceledException>(() => write.ExecuteAsync(Token));
        Assert.Null(await _context.LoadAsync<Article>("Bob", 1, Token));

        var second = _context.CreateTransactWrite<Article>();
        second.AddSaveItem(Sample("Bob", 1));
        second.AddDeleteKey("Ann", 1);
        await second.ExecuteAsync(Token);
        Assert.NotNull(await _context.LoadAsync<Article>("Bob", 1, Token));
        Assert.Null(await _context.LoadAsync<Article>("Ann", 1, Token));
    }

    private async Task SaveAsync(string author, params int[] numbers)
    {
        foreach (var number in numbers)
            await _context.SaveAsync(Sample(author, number), Token);
    }

    private static async Task<IEnumerable<int>> NumbersAsync(IAsyncSearch<Article> search) =>
        (await search.GetRemainingAsync(Token)).Select(article => article.Number);

    private async Task<Dictionary<string, AttributeValue>> RawAsync(string author, int number) =>
        (await Client.GetItemAsync("Articles", new() { ["Author"] = new(author), ["Number"] = new() { N = $"{number}" } }, Token)).Item;

    private static Article Sample(string author, int number) => new()
    {
        Author = author,
        Number = number,
        Topic = $"Topic {number}",
        Heading = $"Title {number}",
        Tags = ["a", "b"],
        Pages = [1, 2],
        Published = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Price = 9.99m,
        Size = new Dimensions(3, 4),
    };
}
