using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Errors;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Unique values, through every write.</summary>
public abstract class UniqueSuite<TBackend> : ShopSuite<TBackend>
    where TBackend : IBackendUnderTest
{
    [Fact]
    public async Task A_value_that_is_taken_is_refused_by_every_write()
    {
        NeedsTransactions();
        await Db.Customers.InsertAsync(CustomerOf("C1", "a@example.com"), Token);
        var other = await Db.Customers.InsertAsync(CustomerOf("C2"), Token);
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(CustomerOf("C3", "a@example.com"), Token));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.PutAsync(other with { Email = "a@example.com" }, Token));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.SaveAsync(other with { Email = "a@example.com" }, Token));
        var stored = await Db.Customers.GetAsync("C2", Token);
        Assert.Equal((other.Email, 1L), (stored.Email, stored.Version));
        Assert.Null(await Db.Customers.FindAsync("C3", Token));
    }

    [Fact]
    public async Task A_value_given_up_can_be_taken()
    {
        NeedsTransactions();
        var first = await Db.Customers.InsertAsync(CustomerOf("C1", "a@example.com"), Token);
        first = await Db.Customers.SaveAsync(first with { Email = "b@example.com" }, Token);
        var second = await Db.Customers.InsertAsync(CustomerOf("C2", "a@example.com"), Token);
        await Db.Customers.DeleteAsync(first, Token);
        await Db.Customers.SaveAsync(second with { Email = "b@example.com" }, Token);
        Assert.Equal("C2", (await Db.Customers.ByEmail("b@example.com").SingleOrDefaultAsync(Token))!.CustomerId);
    }
}
