using FauxSql.Errors;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Tables;

public sealed class CascadeDeleteTests : ShopTest
{
    [Fact]
    public async Task What_belongs_to_an_item_is_deleted_with_it_and_nothing_else()
    {
        await FillAsync();

        Assert.Equal(1 + 3 + (3 * 30), await Db.Customers.DeleteWithAsync("D1", c => c.Orders.With(o => o.Items)));

        await AssertOnlyOthersAreLeftAsync();
        Assert.Equal(0, await Db.Customers.DeleteWithAsync("D1", c => c.Orders.With(o => o.Items)));
    }

    [Fact]
    public async Task A_deletion_that_is_stopped_at_any_request_is_run_again_and_completes()
    {
        var last = 0;
        for (; ; last++)
        {
            await FillAsync();
            var sent = 0;
            var backend = new FaultyBackend(Engine, (request, _, send) => ++sent > last ? throw new InvalidOperationException("crashed") : send(request));
            var crashed = await Record.ExceptionAsync(() => new ShopDb(backend).Customers.DeleteWithAsync("D1", c => c.Orders.With(o => o.Items), TestContext.Current.CancellationToken));

            if (crashed is null)
                break;
            Assert.NotNull(await Direct.Customers.FindAsync("D1"));
            await Direct.Customers.DeleteWithAsync("D1", c => c.Orders.With(o => o.Items));
            await AssertOnlyOthersAreLeftAsync();
        }

        Assert.InRange(last, 10, 30);
        await AssertOnlyOthersAreLeftAsync();
    }

    [Fact]
    public async Task What_an_index_still_shows_but_belongs_to_another_by_now_stays_with_what_belongs_to_it()
    {
        await FillAsync();
        var isMoved = false;
        var backend = new FaultyBackend(Engine, async (request, _, send) =>
        {
            var answer = await send(request);
            if (request.Operation == "Query" && !isMoved)
            {
                isMoved = true;
                await Direct.Orders.Update("D1-1").Set(o => o.CustomerId, "D2").RunAsync();
            }

            return answer;
        });

        Assert.Equal(1 + 2 + (2 * 30), await new ShopDb(backend).Customers.DeleteWithAsync("D1", c => c.Orders.With(o => o.Items), TestContext.Current.CancellationToken));

        Assert.Equal(("D2", 30), ((await Direct.Orders.GetAsync("D1-1")).CustomerId, await Direct.OrderItems.ByOrder("D1-1").CountAsync()));
    }

    [Fact]
    public void Only_all_of_what_refers_to_the_item_can_go_with_it()
    {
        Assert.Contains("Where and Take", Assert.Throws<ArgumentException>(() => Db.Customers.DeleteWith("D1", c => c.Orders.Take(1))).Message, StringComparison.Ordinal);
        Assert.Contains("Order.Customer", Assert.Throws<ArgumentException>(() => Db.Orders.DeleteWith("O1", o => o.Customer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_names_what_is_sent()
    {
        await FillAsync();
        await AssertSendsAsync(Db.Orders.DeleteWith("D1-0", o => o.Items), 31, ["Query", "BatchWriteItem", "DeleteItem"]);
        var deep = Db.Customers.DeleteWith("D2", c => c.Orders.With(o => o.Items));
        Assert.Equal([false, true, true, true, true, false, false], deep.Explain().Requests.Select(request => request.IsRepeated));
        await AssertSendsAsync(deep, 1 + 3 + 90, ["Query", "BatchGetItem", "Query", "BatchWriteItem", "DeleteItem", "GetItem", "TransactWriteItems"]);
    }

    [Fact]
    public async Task The_plan_names_what_is_sent_for_one_child_and_where_references_are_enforced()
    {
        await FillAsync();
        await AssertSendsAsync(Db.Customers.DeleteWith("C1", c => c.Orders.With(o => o.Items)), 6, ["Query", "BatchGetItem", "Query", "BatchWriteItem", "DeleteItem", "GetItem", "TransactWriteItems"]);
        await Direct.Customers.InsertAsync(new Customer("C9", "bob@example.com"));
        await Direct.Orders.InsertAsync(new Order("O9", "C9", "2026", 5));
        await AssertSendsAsync(Db.Customers.DeleteWith("C9", c => c.Orders), 2, ["Query", "DeleteItem", "GetItem", "TransactWriteItems"]);
        await LendAsync(loans: 1);
        await AssertSendsAsync(
            Db.Loans.DeleteWith("L0", l => l.Fines.With(f => f.Reminders)),
            1 + 2 + 4,
            ["Query", "Query", "BatchGetItem", "Query", "BatchWriteItem", "UpdateItem", "Query", "DeleteItem", "UpdateItem", "Query", "Query", "DeleteItem"]);
    }

    [Fact]
    public async Task Three_levels_of_enforced_references_go_together()
    {
        await LendAsync(loans: 30);
        await Direct.Loans.Update("L3").Set(l => l.RenewalOf, "L20").RunAsync();

        Assert.Equal(1 + 30 + 60 + 120, await Db.Members.DeleteWithAsync("M1", m => m.Loans.With(l => l.Fines.With(f => f.Reminders))));

        Assert.Equal(
            (0, 0, 0, 0),
            (await Direct.Members.Scan().CountAsync(), await Direct.Loans.Scan().CountAsync(), await Direct.Fines.Scan().CountAsync(), await Direct.Reminders.Scan().CountAsync()));
    }

    [Fact]
    public async Task Three_levels_that_are_stopped_at_any_request_are_gone_when_it_is_run_again()
    {
        for (var last = 0; ; last++)
        {
            await LendAsync(loans: 2);
            var sent = 0;
            var backend = new FaultyBackend(Engine, (request, _, send) => Interlocked.Increment(ref sent) > last ? throw new InvalidOperationException("crashed") : send(request));
            var crashed = await Record.ExceptionAsync(() => Delete(new ShopDb(backend)));
            if (crashed is null)
            {
                Assert.InRange(last, 20, 80);
                break;
            }

            Assert.NotNull(await Direct.Members.FindAsync("M1"));
            await AssertNothingRefersToNothingAsync();
            await Delete(Direct);
            Assert.Equal((0, 0), (await Direct.Members.Scan().CountAsync(), await Direct.Reminders.Scan().CountAsync()));
        }

        static Task<long> Delete(ShopDb db) => db.Members.DeleteWithAsync("M1", m => m.Loans.With(l => l.Fines.With(f => f.Reminders)), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_wide_tree_takes_few_round_trips_with_bounded_concurrency()
    {
        await Direct.Customers.InsertAsync(new Customer("W", "wide@example.com"));
        await Direct.Orders.PutManyAsync(Enumerable.Range(0, 150).Select(i => new Order($"W{i}", "W", "2026", 5)));
        await Direct.OrderItems.PutManyAsync(Enumerable.Range(0, 150).SelectMany(i => new[] { new OrderItem($"W{i}", "1"), new OrderItem($"W{i}", "2") }));
        Trace.Reset();

        Assert.Equal(1 + 150 + 300, await Db.Customers.DeleteWithAsync("W", c => c.Orders.With(o => o.Items)));

        // Orders, whether they belong there; items of 100 and of 50, and 8 + 4 batches of them; 6 rounds of orders; the customer.
        Assert.InRange(Trace.RoundTrips, 12, 16);
        Assert.InRange(Trace.MostConcurrent, 25, 100);
    }

    [Fact]
    public async Task What_refers_to_the_item_and_does_not_go_with_it_is_said_before_anything_is_deleted()
    {
        await LendAsync(loans: 1);
        await Direct.Loans.InsertAsync(new Loan("L9", null, RenewalOf: "L0"));

        var refused = await Assert.ThrowsAsync<ReferencedException>(() => Db.Loans.DeleteWithAsync("L0", l => l.Fines.With(f => f.Reminders)));

        Assert.Equal(("Loan", "RenewalOf", "L9"), (refused.ReferencingEntity, refused.Attribute, Assert.Single(refused.ReferencingKeys)));
        Assert.Equal(4, await Direct.Reminders.Scan().CountAsync());
    }

    private async Task AssertSendsAsync(Deferred<long> delete, long deleted, string[] operations)
    {
        Assert.Equal(operations, delete.Explain().Requests.Select(request => request.Operation));
        Trace.Reset();
        Assert.Equal(deleted, await delete.RunAsync());
        Assert.Equal(operations.Distinct().Order(), Trace.Operations.Keys.Order());
        Assert.Equal(delete.Explain().Writes, Assert.Single(Trace.Writes).Writes);
    }

    // Each loan has two fines, and each of those two reminders.
    private async Task LendAsync(int loans)
    {
        await Direct.Members.PutAsync(new Member("M1", "chess", "Ann"));
        await Direct.Loans.PutManyAsync(Enumerable.Range(0, loans).Select(i => new Loan($"L{i}", "M1")));
        await Direct.Fines.PutManyAsync(Enumerable.Range(0, 2 * loans).Select(i => new Fine($"F{i}", $"L{i / 2}")));
        await Direct.Reminders.PutManyAsync(Enumerable.Range(0, 4 * loans).Select(i => new Reminder($"F{i / 2}", i)));
    }

    private async Task AssertNothingRefersToNothingAsync()
    {
        var loans = (await Direct.Loans.Scan().ToListAsync()).Select(loan => loan.LoanId).ToHashSet();
        var fines = await Direct.Fines.Scan().ToListAsync();
        Assert.All(fines, fine => Assert.Contains(fine.LoanId, loans));
        Assert.All(await Direct.Reminders.Scan().ToListAsync(), reminder => Assert.Contains(reminder.FineId, fines.Select(fine => fine.FineId)));
    }

    private async Task FillAsync()
    {
        foreach (var customer in new[] { "D1", "D2" })
        {
            await Direct.Customers.PutAsync(new Customer(customer, $"{customer}@example.com"));
            await Direct.Orders.PutManyAsync(Enumerable.Range(0, 3).Select(i => new Order($"{customer}-{i}", customer, "2026", 5)));
            for (var i = 0; i < 3; i++)
                await Direct.OrderItems.PutManyAsync(Enumerable.Range(0, 30).Select(item => new OrderItem($"{customer}-{i}", $"{item}")));
        }
    }

    private async Task AssertOnlyOthersAreLeftAsync()
    {
        Assert.Null(await Direct.Customers.FindAsync("D1"));
        Assert.Null(await Direct.Customers.FindByEmailAsync("D1@example.com"));
        Assert.NotNull(await Direct.Customers.FindAsync("D2"));
        Assert.Equal((0, 3), (await Direct.Orders.ByCustomer("D1").CountAsync(), await Direct.Orders.ByCustomer("D2").CountAsync()));
        for (var i = 0; i < 3; i++)
            Assert.Equal((0, 30), (await Direct.OrderItems.ByOrder($"D1-{i}").CountAsync(), await Direct.OrderItems.ByOrder($"D2-{i}").CountAsync()));
    }
}
