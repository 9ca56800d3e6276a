using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Transactions;

public sealed class TransactionFaultTests : ShopTest
{
    [Fact]
    public async Task A_transaction_whose_answer_is_lost_happens_once()
    {
        var tokens = new List<string>();
        var db = With(async (request, number, send) =>
        {
            tokens.Add(JsonNode.Parse(request.Body.Span)!["ClientRequestToken"]!.GetValue<string>());
            var answer = await send(request);
            return number < 3 ? await FaultyBackend.Error(500, "InternalServerError") : answer;
        });

        await db.TransactAsync(t => t.Update(db.Orders.Update("O1").Add(o => o.Total, 5)));

        Assert.Equal(15, (await Direct.Orders.GetAsync("O1")).Total);
        Assert.Equal((3, 1), (tokens.Count, tokens.Distinct().Count()));
    }

    [Fact]
    public async Task A_conflict_that_retries_did_not_cure_names_the_items()
    {
        var db = With((_, _, _) => Cancelled("None", "TransactionConflict"));

        var conflict = await Assert.ThrowsAsync<WriteConflictException>(() => MoveAsync(db));

        Assert.Contains("Order O2", conflict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Order O1", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_is_still_carried_out_may_have_happened()
    {
        var db = With((_, _, _) => FaultyBackend.Error(400, "TransactionInProgressException"));

        var unclear = await Assert.ThrowsAsync<ServiceErrorException>(() => MoveAsync(db));

        Assert.Equal(("TransactionInProgressException", true), (unclear.Code, unclear.IsTransient));
    }

    [Fact]
    public async Task Throttling_that_retries_did_not_cure_is_throttling()
    {
        var db = With((_, _, _) => Cancelled("ThrottlingError", "None"));

        Assert.Equal("TransactWriteItems", (await Assert.ThrowsAsync<ThrottledException>(() => MoveAsync(db))).Operation);
    }

    [Fact]
    public async Task A_conflict_beside_a_failed_condition_is_named_too()
    {
        var db = With((_, _, _) => Cancelled("ConditionalCheckFailed", "TransactionConflict"));

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => MoveAsync(db));

        Assert.Equal([typeof(ItemNotFoundException), typeof(WriteConflictException)], failed.Failures.Select(failure => failure.Reason.GetType()));
    }

    [Fact]
    public async Task The_service_s_other_reasons_come_in_its_words()
    {
        await ChangeAsync("Orders", "Total", """{"S":"much"}""", ("OrderId", "O1"));

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => MoveAsync(Db));

        Assert.Equal("ValidationError", Assert.IsType<ServiceErrorException>(Assert.Single(failed.Failures).Reason).Code);
    }

    [Fact]
    public async Task What_was_read_before_and_has_changed_is_read_again()
    {
        var tokens = new List<string>();
        var db = With(async (request, number, send) =>
        {
            if (request.Operation == "TransactWriteItems")
                tokens.Add(JsonNode.Parse(request.Body.Span)!["ClientRequestToken"]!.GetValue<string>());
            if (number == 1)
                await Direct.Customers.SaveAsync(new Customer("C1", "between@example.com"));
            return await send(request);
        });

        await db.TransactAsync(t => t.Save(new Customer("C1", "last@example.com")));

        // DynamoDB refuses a token that comes again with other actions.
        Assert.Equal((2, 2), (tokens.Count, tokens.Distinct().Count()));

        await Direct.Customers.InsertAsync(new Customer("C2", "between@example.com"));
        await Direct.Customers.InsertAsync(new Customer("C3", "ann@example.com"));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Customers.InsertAsync(new Customer("C4", "last@example.com")));
    }

    [Fact]
    public async Task Under_injected_faults_a_transaction_happens_whole_or_fails_with_its_exception()
    {
        await using var engine = EmbeddedDynamo.InMemory(new() { Faults = new() { Seed = 5, ThrottledShare = 0.2, ConflictShare = 0.2 } });
        var db = new ShopDb(engine);
        while (!await SucceedsAsync(() => db.EnsureTablesAsync()))
        {
        }

        await UntilAsync(() => db.Orders.PutAsync(new Order("A", null, "2026", 1000)));
        await UntilAsync(() => db.Orders.PutAsync(new Order("B", null, "2026", 1000)));

        var moved = 0;
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            try
            {
                await db.TransactAsync(t =>
                {
                    t.Update(db.Orders.Update("A").Add(o => o.Total, -1));
                    t.Update(db.Orders.Update("B").Add(o => o.Total, 1));
                });
                Interlocked.Increment(ref moved);
            }
            catch (FauxSqlException exception) when (exception is WriteConflictException or ThrottledException)
            {
            }
        }));

        Order? a = null, b = null;
        await UntilAsync(async () => a = await db.Orders.GetAsync("A"));
        await UntilAsync(async () => b = await db.Orders.GetAsync("B"));
        Assert.Equal((1000 - moved, 1000 + moved), (a!.Total, b!.Total));
        Assert.NotEqual(0, moved);
    }

    private static async Task UntilAsync(Func<Task> act)
    {
        while (!await SucceedsAsync(act))
        {
        }
    }

    private static async Task<bool> SucceedsAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (FauxSqlException)
        {
            return false;
        }
    }

    private static Task MoveAsync(ShopDb db) => db.TransactAsync(t =>
    {
        t.Update(db.Orders.Update("O1").Add(o => o.Total, -1));
        t.Update(db.Orders.Update("O2").Add(o => o.Total, 1));
    });

    private static ValueTask<BackendResponse> Cancelled(params string[] codes) => FaultyBackend.Error(
        400, "TransactionCanceledException", $$""","CancellationReasons":[{{string.Join(',', codes.Select(code => $$"""{"Code":"{{code}}"}"""))}}]""");

    private ShopDb With(FaultyBackend.Fault fault) => new(new FaultyBackend(Engine, (request, number, send) =>
        request.Operation == "TransactWriteItems" ? fault(request, number, send) : send(request)));
}
