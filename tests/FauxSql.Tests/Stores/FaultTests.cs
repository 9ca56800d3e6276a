using FauxSql.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Faults;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Stores;

/// <summary>What the service may do in between: leave work over, throttle, conflict, fail, answer nonsense.</summary>
public sealed class FaultTests : ShopTest
{
    private const string Throttled = "ProvisionedThroughputExceededException";

    [Fact]
    public async Task Unprocessed_keys_are_asked_for_again_until_all_are_there()
    {
        var (db, backend) = With((request, _, send) => request.Operation == "BatchGetItem" ? FaultyBackend.PartOf(request, "UnprocessedKeys", 2, send) : send(request));

        var found = await db.Orders.FindManyAsync(["O2", "a", "b", "c", "O1", "O2"]);

        Assert.Equal(["O2", null, null, null, "O1", "O2"], found.Select(order => order?.OrderId));
        Assert.Equal(3, backend.SentOf("BatchGetItem"));
    }

    [Fact]
    public async Task Keys_that_stay_unprocessed_are_given_up_on()
    {
        var (db, backend) = With((request, _, send) => request.Operation == "BatchGetItem" ? FaultyBackend.PartOf(request, "UnprocessedKeys", 0, send) : send(request));

        await Assert.ThrowsAsync<ThrottledException>(() => db.Orders.FindManyAsync(["O1", "O2"]));

        Assert.InRange(backend.SentOf("BatchGetItem"), 5, 12);
    }

    [Fact]
    public async Task Unprocessed_items_are_sent_again_until_all_are_stored()
    {
        var (db, backend) = With((request, _, send) => request.Operation == "BatchWriteItem" ? FaultyBackend.PartOf(request, "UnprocessedItems", 10, send) : send(request));

        Assert.Equal(420, await DatabaseTools.FillAsync(db, 1));

        Assert.Equal(182, (await Direct.Orders.Scan().ToListAsync()).Count);
        // Seven batches of 25 in three parts each and one of 5, of orders and of items.
        Assert.Equal(44, backend.SentOf("BatchWriteItem"));
    }

    [Theory]
    [InlineData(Throttled)]
    [InlineData("ThrottlingException")]
    [InlineData("RequestLimitExceeded")]
    public async Task What_was_throttled_is_sent_again_reads_and_writes_alike(string code)
    {
        var (db, backend) = With((request, number, send) => number <= 2 ? FaultyBackend.Error(400, code) : send(request));

        Assert.Equal(10, (await db.Orders.GetAsync("O1")).Total);
        Assert.Equal(2, (await db.Orders.ByCustomer("C1").ToListAsync()).Count);
        await db.Orders.InsertAsync(new Order("N", "C1", "2026", 1));
        await db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));
        Assert.Equal(11, (await db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync()).Total);
        Assert.True(await db.Orders.Delete("O1").RunAsync());
        Assert.All(["GetItem", "Query", "PutItem", "TransactWriteItems", "UpdateItem", "DeleteItem"], operation => Assert.Equal(3, backend.SentOf(operation)));
    }

    [Fact]
    public async Task Throttling_without_end_is_given_up_on()
    {
        var (db, backend) = With((_, _, _) => FaultyBackend.Error(400, Throttled));

        var given = await Assert.ThrowsAsync<ThrottledException>(() => db.Orders.GetAsync("O1"));

        Assert.Equal(("GetItem", 4), (given.Operation, backend.SentOf("GetItem")));
    }

    [Fact]
    public async Task A_failure_of_the_service_is_tried_again_only_where_twice_is_like_once()
    {
        var (db, backend) = With((request, number, send) => number == 1 ? FaultyBackend.Error(500, "InternalServerError") : send(request));

        await db.Orders.GetAsync("O1");
        await db.Products.PutAsync(new Product("P1", "Mug"));
        await db.Products.SaveAsync(new Product("P1", "Jug"));
        await db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));
        Assert.All(["GetItem", "PutItem", "UpdateItem", "TransactWriteItems"], operation => Assert.Equal(2, backend.SentOf(operation)));
    }

    public static TheoryData<string, int, string> Unrepeatable { get; } = new(
        ((string[])["insert", "save", "add", "delete"]).SelectMany(
            _ => ((int, string)[])[(500, "InternalServerError"), (503, "ServiceUnavailable"), (408, "Any"), (400, "RequestTimeout")],
            (what, failure) => (what, failure.Item1, failure.Item2)));

    [Theory]
    [MemberData(nameof(Unrepeatable))]
    public async Task A_write_that_may_have_happened_is_not_repeated(string what, int status, string code)
    {
        var sent = 0;
        var (db, _) = With(async (request, _, send) =>
        {
            sent++;
            using (await send(request))
                return await FaultyBackend.Error(status, code);
        });
        Func<Task> act = what switch
        {
            "insert" => () => db.Orders.InsertAsync(new Order("N", "C1", "2026", 1)),
            "save" => () => db.Orders.SaveAsync(new Order("O1", "C1", "2026", 1, 1)),
            "add" => () => db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync(),
            _ => () => db.Orders.DeleteAsync("O1"),
        };

        var failed = await Assert.ThrowsAsync<ServiceErrorException>(act);

        Assert.Equal((code, true, 1), (failed.Code, failed.IsTransient, sent));
    }

    [Fact]
    public async Task A_conflict_with_a_transaction_is_tried_again_and_given_up_on()
    {
        var (db, backend) = With((request, number, send) => number <= 2 ? FaultyBackend.Error(400, "TransactionConflictException") : send(request));
        Assert.Equal(11, (await db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync()).Total);
        Assert.Equal(3, backend.SentOf("UpdateItem"));

        (db, backend) = With((_, _, _) => FaultyBackend.Error(400, "TransactionConflictException"));
        await Assert.ThrowsAsync<WriteConflictException>(() => db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync());
        Assert.Equal(6, backend.SentOf("UpdateItem"));
    }

    [Fact]
    public async Task A_conflict_with_a_write_in_another_Region_is_tried_again_and_given_up_on()
    {
        const string InConflict = "ReplicatedWriteConflictException";
        var (db, backend) = With((request, number, send) => number <= 2 ? FaultyBackend.Error(400, InConflict) : send(request));
        Assert.Equal(11, (await db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync()).Total);
        await db.Products.PutManyAsync([new Product("P8", "Jug"), new Product("P9", "Pot")]);
        Assert.Equal((3, 3), (backend.SentOf("UpdateItem"), backend.SentOf("BatchWriteItem")));

        (db, backend) = With((_, _, _) => FaultyBackend.Error(400, InConflict));
        var given = await Assert.ThrowsAsync<WriteConflictException>(() => db.Orders.Update("O1").Add(o => o.Total, 1).RunAsync());
        Assert.Equal(("UpdateItem: a write in another Region is at work on the same item; nothing was written", 4), (given.Message, backend.SentOf("UpdateItem")));
    }

    [Theory]
    [InlineData("TransactionConflict")]
    [InlineData("ThrottlingError")]
    [InlineData("ProvisionedThroughputExceeded")]
    public async Task A_transaction_that_was_cancelled_by_others_is_tried_again_with_its_token(string reason)
    {
        var tokens = new List<string>();
        var (db, _) = With((request, number, send) =>
        {
            if (request.Operation != "TransactWriteItems")
                return send(request);
            tokens.Add(System.Text.Json.Nodes.JsonNode.Parse(request.Body.Span)!["ClientRequestToken"]!.GetValue<string>());
            return number <= 2
                ? FaultyBackend.Error(400, "TransactionCanceledException", $$""","CancellationReasons":[{"Code":"None"},{"Code":"{{reason}}"}]""")
                : send(request);
        });

        await db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));

        Assert.Equal(3, tokens.Count);
        Assert.Single(tokens.Distinct());
    }

    [Fact]
    public async Task Waiting_for_a_throttled_table_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var (db, backend) = With((_, number, _) =>
        {
            if (number == 2)
                cancelled.Cancel();
            return FaultyBackend.Error(400, Throttled);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Orders.GetAsync("O1", cancelled.Token));

        Assert.Equal(2, backend.SentOf("GetItem"));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"Item":{"OrderId":""")]
    [InlineData(200, """{"Item":{"OrderId":{"S":"O""")]
    [InlineData(200, """{"Item":{"OrderId":{"S":"O1"}""")]
    [InlineData(200, """{"Item":7}""")]
    [InlineData(404, "<html>Not found</html>")]
    [InlineData(400, "{}")]
    public async Task An_answer_that_is_not_DynamoDBs_says_so(int status, string body)
    {
        var (db, _) = With((_, _, _) => FaultyBackend.Answer(status, body));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => db.Orders.GetAsync("O1"));
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => db.Orders.Update("O1").Set(o => o.Total, 1).RunAsync());
    }

    [Theory]
    [InlineData("""{"Items":7}""")]
    [InlineData("""{"Items":[{"OrderId":""")]
    [InlineData("""{"Items":[{"OrderId":{"S":"O""")]
    [InlineData("nonsense")]
    public async Task A_page_that_is_not_DynamoDBs_says_so(string body)
    {
        var (db, _) = With((_, _, _) => FaultyBackend.Answer(200, body));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => db.Orders.ByCustomer("C1").ToListAsync());
    }

    [Theory]
    [InlineData("""{"Responses":7}""")]
    [InlineData("""{"Responses":{"Orders":7}}""")]
    [InlineData("""{"Responses":{"Orders":[{"OrderId":{"S":"O""")]
    [InlineData("""{"Responses":{"Orders":[]},"UnprocessedKeys":7}""")]
    public async Task A_batch_that_is_not_DynamoDBs_says_so(string body)
    {
        var (db, _) = With((_, _, _) => FaultyBackend.Answer(200, body));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => db.Orders.FindManyAsync(["O1", "O2"]));
    }

    [Fact]
    public async Task An_item_of_a_batch_that_does_not_fit_the_model_is_named()
    {
        var (db, _) = With((_, _, _) => FaultyBackend.Answer(200, """{"Responses":{"Orders":[{"Total":{"N":"1"},"OrderId":{"S":"O2"}}]}}"""));

        var exception = await Assert.ThrowsAsync<StoredItemException>(() => db.Orders.FindManyAsync(["O1", "O2"]));

        Assert.Equal("O2", exception.Key);
    }

    [Fact]
    public async Task Null_instead_of_an_item_is_no_item()
    {
        var (db, _) = With((_, _, _) => FaultyBackend.Answer(200, """{"Item":null,"ConsumedCapacity":null}"""));

        Assert.Null(await db.Orders.FindAsync("O1"));
    }

    [Fact]
    public async Task A_refusal_without_an_exception_of_its_own_carries_the_services_words()
    {
        var (db, _) = With((_, _, _) => FaultyBackend.Error(400, "ResourceNotFoundException"));

        var refused = await Assert.ThrowsAsync<ServiceErrorException>(() => db.Orders.GetAsync("O1"));

        Assert.Equal(("ResourceNotFoundException", "GetItem: ResourceNotFoundException: no", false), (refused.Code, refused.Message, refused.IsTransient));
    }

    [Fact]
    public async Task A_backend_that_retries_already_is_left_as_it_is()
    {
        var faulty = new FaultyBackend(Engine, (_, _, _) => FaultyBackend.Error(400, Throttled));

        await Assert.ThrowsAsync<ThrottledException>(() => new ShopDb(new RetryingBackend(faulty, new RetryOptions { Attempts = 2 })).Orders.GetAsync("O1"));

        Assert.Equal(2, faulty.SentOf("GetItem"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_may_have_happened_is_not_called_throttled(bool isBroken)
    {
        var faulty = new FaultyBackend(Engine, async (request, number, send) =>
        {
            if (number > 1)
                return await FaultyBackend.Error(400, Throttled);
            (await send(request)).Dispose();
            return isBroken ? throw LossyBackend.Broken() : await FaultyBackend.Error(500, "InternalServerError");
        });

        var failure = await Assert.ThrowsAnyAsync<FauxSqlException>(() => new ShopDb(new RetryingBackend(faulty, new RetryOptions { Attempts = 3 })).Orders.Put(new Order("O8", "C1", "2026", 5)).RunAsync());

        Assert.Equal((true, 3), (Attempts.IsUnknown(failure), faulty.SentOf("PutItem")));
        Assert.NotNull(await new ShopDb(Engine).Orders.FindAsync("O8"));
    }

    private (ShopDb Db, FaultyBackend Backend) With(FaultyBackend.Fault fault)
    {
        var backend = new FaultyBackend(Engine, fault);
        return (new ShopDb(backend), backend);
    }
}
