using FauxSql.Errors;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Tables;

public sealed class UpdateUniqueTests : ShopTest
{
    [Fact]
    public async Task An_update_moves_the_claim_and_returns_the_item_as_explained()
    {
        var update = Db.Customers.Update("C1").Set(c => c.Email, "new@example.com").Set(c => c.Name, "Anna");
        var changed = await update.RunAsync();

        Assert.Equal(("new@example.com", "Anna"), (changed.Email, changed.Name));
        Assert.Equal((3, 3), (Trace.Requests, Trace.RoundTrips));
        Assert.Equal((3, 3), (update.Explain().Requests.Count, update.Explain().RoundTrips));
        await Db.Customers.InsertAsync(new Customer("C2", "ann@example.com"));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(new Customer("C3", "new@example.com")));
    }

    [Fact]
    public async Task An_update_to_a_value_that_is_taken_is_refused_whole()
    {
        await Db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.Update("C2").Set(c => c.Email, "ann@example.com").Set(c => c.Name, "Bobby").RunAsync());
        Assert.Equal(("bob@example.com", "Ann"), (await Db.Customers.GetAsync("C2")) is var bob ? (bob.Email, bob.Name) : default);
    }

    [Fact]
    public async Task An_update_whose_item_is_deleted_before_it_is_read_again_returns_what_it_wrote()
    {
        var db = new ShopDb(new FaultyBackend(Engine, async (request, number, send) =>
        {
            if (request.Operation == "GetItem" && number == 2)
                await Direct.Customers.DeleteAsync("C1");
            return await send(request);
        }));

        var changed = await db.Customers.Update("C1").Set(c => c.Email, "new@example.com").Set(c => c.Name, "Anna").RunAsync();
        Assert.Equal(("C1", "new@example.com", "Anna"), (changed.CustomerId, changed.Email, changed.Name));
        Assert.Null(await db.Customers.FindAsync("C1"));
    }

    [Fact]
    public async Task An_update_of_a_missing_item_claims_nothing()
    {
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Customers.Update("C9").Set(c => c.Email, "new@example.com").RunAsync());
        await Db.Customers.InsertAsync(new Customer("C2", "new@example.com"));
    }

    [Fact]
    public async Task An_update_that_removes_the_value_gives_it_up_and_the_old_item_is_had_back()
    {
        await Db.Seats.InsertAsync(new Seat("A", "1", "T1"));

        Assert.Equal("T1", (await Db.Seats.Update("A", "1").Remove(s => s.Ticket).ReturningOld().RunAsync())!.Ticket);
        await Db.Seats.InsertAsync(new Seat("A", "2", "T1"));
    }

    [Fact]
    public async Task An_update_of_the_scope_takes_the_value_along()
    {
        await Db.Members.InsertAsync(new Member("M1", "chess", "Ann"));
        await Db.Members.InsertAsync(new Member("M2", "tea", "Ann"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Members.Update("M1").Set(m => m.Club, "tea").RunAsync());
        Assert.Equal(2, (await Db.Members.Update("M1").Set(m => m.Club, "go").RunAsync()).Version);
        await Db.Members.InsertAsync(new Member("M3", "chess", "Ann"));
    }

    [Fact]
    public async Task Two_items_swap_their_values_in_one_transaction()
    {
        await Db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));
        await Db.TransactAsync(t =>
        {
            t.Update(Db.Customers.Update("C1").Set(c => c.Email, "bob@example.com"));
            t.Update(Db.Customers.Update("C2").Set(c => c.Email, "ann@example.com"));
        });

        Assert.Equal("C2", (await Db.Customers.FindByEmailAsync("ann@example.com"))!.CustomerId);
        Assert.Equal("C1", (await Db.Customers.FindByEmailAsync("bob@example.com"))!.CustomerId);
    }

    [Fact]
    public async Task Of_many_updates_to_one_value_at_once_one_gets_it()
    {
        for (var i = 10; i < 20; i++)
            await Direct.Customers.InsertAsync(new Customer($"C{i}", $"c{i}@example.com"));
        var won = await Task.WhenAll(Enumerable.Range(10, 10).Select(async i =>
        {
            try
            {
                await Direct.Customers.Update($"C{i}").Set(c => c.Email, "same@example.com").RunAsync();
                return 1;
            }
            catch (Exception lost) when (lost is UniqueViolationException or WriteConflictException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, won.Sum());
        Assert.Equal("same@example.com", (await Db.Customers.FindByEmailAsync("same@example.com"))!.Email);
    }
}
