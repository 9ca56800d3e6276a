using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Errors;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Writes to several tables that happen together or not at all.</summary>
public abstract class TransactionSuite<TBackend> : ShopSuite<TBackend>
    where TBackend : IBackendUnderTest
{
    [Fact]
    public async Task All_of_it_happens_and_versions_are_counted()
    {
        NeedsTransactions();
        var order = await Db.Orders.InsertAsync(OrderOf("O1"), Token);
        await Db.Products.InsertAsync(ProductOf("P1"), Token);
        var saved = await Db.TransactAsync(
            t =>
            {
                t.InsertAll([ItemOf("O1", "I1"), ItemOf("O1", "I2")]);
                t.Update(Db.Products.Update("P1").Set(p => p.Price, 3));
                return t.Save(order with { Total = 5 });
            },
            cancellationToken: Token);

        Assert.Equal(2, saved.Version);
        Assert.Equal(saved, await Db.Orders.GetAsync("O1", Token));
        Assert.Equal(2, await Db.OrderItems.ByOrder("O1").CountAsync(Token));
        Assert.Equal(3, (await Db.Products.GetAsync("P1", Token)).Price);
    }

    [Fact]
    public async Task A_failure_names_every_action_that_could_not_be_carried_out_and_nothing_happens()
    {
        NeedsTransactions();
        var order = await Db.Orders.InsertAsync(OrderOf("O1"), Token);
        await Db.Orders.SaveAsync(order with { Total = 7 }, Token);
        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(
            t =>
            {
                t.Insert(ItemOf("O1", "I1"));
                t.Check(Db.Customers.Item("C9"));
                t.Save(order);
            },
            cancellationToken: Token));

        Assert.Equal([("Customer", "C9", typeof(ItemNotFoundException)), ("Order", "O1", typeof(VersionConflictException))],
            failed.Failures.Select(failure => (failure.Entity, failure.Key, failure.Reason.GetType())));
        Assert.Equal(7, ((Order)failed.Failures[1].Stored!).Total);
        Assert.Equal(0, await Db.OrderItems.ByOrder("O1").CountAsync(Token));
    }

    [Fact]
    public async Task What_cannot_be_one_transaction_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<InvalidTransactionException>(() => Db.TransactAsync(t => t.InsertAll(Enumerable.Range(0, 101).Select(number => ItemOf("O1", $"I{number}"))), cancellationToken: Token));
        await Assert.ThrowsAsync<InvalidTransactionException>(() => Db.TransactAsync(
            t =>
            {
                t.Put(ItemOf("O1", "I1"));
                t.Delete(ItemOf("O1", "I1"));
            },
            cancellationToken: Token));
        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public async Task The_same_token_makes_it_happen_once()
    {
        NeedsTransactions();
        await Db.Products.InsertAsync(ProductOf("P1", price: 1), Token);
        var token = Guid.NewGuid().ToString("N");
        foreach (var _ in Enumerable.Range(0, 3))
            await Db.TransactAsync(t => t.Update(Db.Products.Update("P1").Add(p => p.Price, 1)), token, Token);

        Assert.Equal(2, (await Db.Products.GetAsync("P1", Token)).Price);
    }
}
