using System.Text;
using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Subjects;
using FauxSql.Uniqueness;
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

    [Fact]
    public async Task Claims_that_a_restore_has_lost_are_made_again_by_scanning()
    {
        NeedsTransactions();
        await Db.Customers.InsertAsync(CustomerOf("C1", "a@example.com"), Token);
        await Db.Customers.InsertAsync(CustomerOf("C2", "b@example.com"), Token);
        var claims = Layout.Tables(Db.Schema).Single(table => table.Name.EndsWith("UniqueKeys", StringComparison.Ordinal)).Name;
        var delete = Encoding.UTF8.GetBytes($$$$"""{"TableName":"{{{{claims}}}}","Key":{"Claim":{"S":"Customer.Email#a@example.com"}}}""");
        using (var answer = await Backend.SendAsync(new BackendRequest("DeleteItem", delete, CallContext.None), Token))
            Assert.True(answer.IsSuccess);

        foreach (var options in new UniqueRebuildOptions[] { new() { IsDryRun = true }, new() })
            Assert.Equal((1, 0, 0), FiguresOf(await DatabaseTools.RebuildUniqueAsync(Db, options, cancellationToken: Token)));

        Assert.Equal((0, 0, 0), FiguresOf(await DatabaseTools.RebuildUniqueAsync(Db, cancellationToken: Token)));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(CustomerOf("C3", "a@example.com"), Token));
    }

    [Fact]
    public async Task A_subject_is_exported_and_erased_with_its_claims_and_what_refers_to_it()
    {
        NeedsTransactions();
        foreach (var customer in new[] { "C1", "C2" })
        {
            await Db.Customers.InsertAsync(CustomerOf(customer), Token);
            await Db.Orders.InsertAsync(OrderOf("O" + customer, customer), Token);
            await Db.OrderItems.PutManyAsync([ItemOf("O" + customer, "I1"), ItemOf("O" + customer, "I2")], cancellationToken: Token);
        }

        var subject = DataSubject.Of(Db, "Customer", "C1");
        var exported = await subject.ExportAsync(cancellationToken: Token).ToListAsync(Token);
        var erased = await subject.EraseAsync(cancellationToken: Token);

        Assert.Equal(["Customer", "Order", "OrderItem", "OrderItem"], exported.Select(item => item.Entity));
        Assert.Equal(["Customer.Email#C1@example.com"], exported.SelectMany(item => item.Claims));
        Assert.Equal([1L, 1L, 2L], erased.OrderBy(count => count.Entity, StringComparer.Ordinal).Select(count => count.Items));
        Assert.Empty(await Db.OrderItems.ByOrder("OC1").ToListAsync(Token));
        Assert.Equal(2, (await Db.OrderItems.ByOrder("OC2").ToListAsync(Token)).Count);
        await Db.Customers.InsertAsync(CustomerOf("C3", "C1@example.com"), Token);
    }

    private static (long Missing, long Stale, int Problems) FiguresOf(UniqueRebuildReport report) => (report.Missing, report.Stale, report.Problems.Count);
}
