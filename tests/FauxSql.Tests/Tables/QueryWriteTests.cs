using FauxSql.Errors;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Tables;

public sealed class QueryWriteTests : ShopTest
{
    [Fact]
    public async Task Every_item_that_a_query_finds_is_changed_and_counted()
    {
        await Direct.Orders.PutManyAsync(Enumerable.Range(0, 450).Select(i => new Order($"N{i}", "C2", "2026", i)));

        Assert.Equal(445, await Db.Orders.ByCustomer("C2").Where(o => o.Total >= 5).UpdateAllAsync(u => u.Set(o => o.Note, "seen").Add(o => o.Total, 1)));

        var orders = await Direct.Orders.ByCustomer("C2").ToListAsync();
        Assert.Equal(5, orders.Count(order => order.Note is null));
        Assert.All(orders.Where(order => order.Note is not null), order => Assert.Equal((int.Parse(order.OrderId[1..], null) + 1, 2), (order.Total, order.Version)));
        Assert.InRange(Trace.MostConcurrent, 2, 25);
    }

    [Fact]
    public async Task Every_item_that_a_scan_finds_is_deleted_with_its_unique_values()
    {
        Assert.Equal(1, await Db.OrderItems.Scan().Where(i => i.ProductId == "P2").DeleteAllAsync());
        Assert.Equal(2, await Db.OrderItems.Scan().DeleteAllAsync());
        Assert.Equal(0, await Db.OrderItems.Scan().DeleteAllAsync());
        Assert.Equal(1, await Db.Customers.Scan().DeleteAllAsync());
        await Db.Customers.InsertAsync(new Customer("C2", "ann@example.com"));
    }

    [Fact]
    public async Task A_change_that_moves_items_along_the_index_changes_each_once()
    {
        await Direct.Orders.PutManyAsync(Enumerable.Range(0, 450).Select(i => new Order($"N{i}", "C2", $"{i:000}", 0)));

        Assert.Equal(450, await Db.Orders.ByCustomer("C2").UpdateAllAsync(u => u.Set(o => o.Date, "999").Add(o => o.Total, 1)));

        Assert.All(await Direct.Orders.ByCustomer("C2").ToListAsync(), order => Assert.Equal(("999", 1), (order.Date, order.Total)));
        Assert.Equal(450, await Db.Orders.ByCustomer("C2").UpdateAllAsync(u => u.Set(o => o.CustomerId, "C3")));
        Assert.Empty(await Direct.Orders.ByCustomer("C2").ToListAsync());
    }

    [Theory]
    [InlineData("vanished")]
    [InlineData("left the index")]
    [InlineData("left the range")]
    [InlineData("left the filter")]
    public async Task An_item_that_is_not_what_was_asked_for_any_more_is_left_out(string what)
    {
        var backend = new FaultyBackend(Engine, async (request, _, send) =>
        {
            var answer = await send(request);
            if (request.Operation == "Query")
            {
                await (what switch
                {
                    "vanished" => Direct.Orders.DeleteAsync("O1"),
                    "left the index" => Direct.Orders.Update("O1").Set(o => o.CustomerId, "C9").RunAsync(),
                    "left the range" => Direct.Orders.Update("O1").Set(o => o.Date, "2027").RunAsync(),
                    _ => (Task)Direct.Orders.Update("O1").Set(o => o.Total, 1).RunAsync(),
                });
            }

            return answer;
        });
        var query = new ShopDb(backend).Orders.ByCustomer("C1").UpTo("2026-12").Where(o => o.Total >= 10);

        Assert.Equal(1, await query.UpdateAllAsync(u => u.Set(o => o.Note, "seen")));

        Assert.Null((await Direct.Orders.FindAsync("O1"))?.Note);
        Assert.Equal("seen", (await Direct.Orders.GetAsync("O2")).Note);
    }

    [Fact]
    public async Task A_condition_of_the_update_and_a_take_leave_items_out()
    {
        Assert.Equal(1, await Db.Orders.ByCustomer("C1").UpdateAllAsync(u => u.Set(o => o.Note, "seen").If(o => o.Total == 20)));
        Assert.Equal(1, await Db.Orders.ByCustomer("C1").Newest().Take(1).DeleteAllAsync());
        Assert.Equal(["O1"], (await Db.Orders.ByCustomer("C1").ToListAsync()).Select(order => order.OrderId));
    }

    [Fact]
    public async Task It_stops_when_it_is_cancelled_and_can_be_run_again()
    {
        await Direct.OrderItems.PutManyAsync(Enumerable.Range(0, 300).Select(i => new OrderItem("N", $"{i}")));
        using var cancelled = new CancellationTokenSource();
        var backend = new FaultyBackend(Engine, (request, number, send) =>
        {
            if (request.Operation == "DeleteItem" && number == 60)
                cancelled.Cancel();
            return send(request);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ShopDb(backend).OrderItems.ByOrder("N").DeleteAllAsync(cancelled.Token));

        var left = (await Direct.OrderItems.ByOrder("N").ToListAsync()).Count;
        Assert.InRange(left, 200, 299);
        Assert.Equal(left, await Direct.OrderItems.ByOrder("N").DeleteAllAsync());
    }

    [Fact]
    public async Task A_refusal_of_the_service_stops_it()
    {
        await ChangeAsync("Orders", "Total", """{"S":"much"}""", ("OrderId", "O1"));

        await Assert.ThrowsAsync<ServiceErrorException>(() => Db.Orders.ByCustomer("C1").UpdateAllAsync(u => u.Add(o => o.Total, 1)));
    }

    [Fact]
    public async Task The_plan_names_what_is_sent()
    {
        await Direct.Members.PutManyAsync([new Member("M1", null, null), new Member("M2", null, null)]);
        await Direct.Loans.PutManyAsync([new Loan("L1", "M1"), new Loan("L2", "M1")]);

        await AssertSendsAsync(Db.Loans.ByMember("M1").UpdateAll(u => u.Set(l => l.Days, 3)), ["Query", "UpdateItem"]);
        await AssertSendsAsync(Db.Loans.ByMember("M1").UpdateAll(u => u.Set(l => l.MemberId, "M2").Set(l => l.RenewalOf, "L1")), ["Query", "TransactWriteItems"]);
        await AssertSendsAsync(Db.Members.Scan().Where(m => m.MemberId == "M2").UpdateAll(u => u.Set(m => m.Club, "chess")), ["Scan", "GetItem", "UpdateItem"]);
        await Direct.Loans.Scan().UpdateAllAsync(u => u.Set(l => l.RenewalOf, null));
        await AssertSendsAsync(Db.Loans.ByMember("M2").DeleteAll(), ["Query", "UpdateItem", "Query", "Query", "DeleteItem"]);
        await AssertSendsAsync(Db.OrderItems.ByOrder("O1").DeleteAll(), ["Query", "DeleteItem"]);
        Assert.Contains("each Loan found, if there is one, if MemberId = \"M1\", marked while what refers to it is looked for", Db.Loans.ByMember("M1").DeleteAll().Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_before_anything_is_sent()
    {
        Assert.Throws<InvalidOperationException>(() => Db.Orders.Scan().UpdateAll(u => u));
        Assert.Throws<InvalidOperationException>(() => Db.Orders.Scan().Within(10).DeleteAll());
        Assert.Throws<InvalidOperationException>(() => Db.Customers.Scan().UpdateAll(u => u.Set(c => c.CustomerId, "same")));
    }

    private async Task AssertSendsAsync(Deferred<long> write, string[] operations)
    {
        Assert.Equal(operations, write.Explain().Requests.Select(request => request.Operation));
        Trace.Reset();
        await write.RunAsync();
        Assert.Equal(operations.Distinct().Order(), Trace.Operations.Keys.Order());
        Assert.Equal(write.Explain().Writes, Assert.Single(Trace.Writes).Writes);
    }
}
