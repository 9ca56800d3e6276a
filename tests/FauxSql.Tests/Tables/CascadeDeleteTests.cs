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
        var delete = Db.Orders.DeleteWith("D1-0", o => o.Items);

        Assert.Equal(["Query", "BatchWriteItem", "DeleteItem"], delete.Explain().Requests.Select(request => request.Operation));
        Assert.Equal(
            ["Query", "BatchGetItem", "TransactWriteItems", "GetItem", "TransactWriteItems"],
            Db.Customers.DeleteWith("D2", c => c.Orders.With(o => o.Items)).Explain().Requests.Select(request => request.Operation));
        Assert.Equal(31, await delete.RunAsync());
        Assert.Equal((1, 2, 1), (Trace.Operations["Query"], Trace.Operations["BatchWriteItem"], Trace.Operations["DeleteItem"]));
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
