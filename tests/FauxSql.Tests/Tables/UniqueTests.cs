using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class UniqueTests : ShopTest
{
    [Fact]
    public async Task Insert_refuses_a_value_that_is_taken()
    {
        var taken = await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(new Customer("C2", "ann@example.com")));

        Assert.Equal(("Email", "ann@example.com"), (taken.Attribute, taken.Value));
        Assert.Null(await Db.Customers.Find("C2").RunAsync());
    }

    [Fact]
    public async Task Inserting_the_same_key_again_is_about_the_key()
    {
        await Assert.ThrowsAsync<ItemExistsException>(() => Db.Customers.InsertAsync(new Customer("C1", "ann@example.com")));
    }

    [Fact]
    public async Task Save_and_Put_move_the_claim()
    {
        await Db.Customers.SaveAsync(new Customer("C1", "ann@new.example"));
        await Db.Customers.InsertAsync(new Customer("C2", "ann@example.com"));
        await Db.Customers.PutAsync(new Customer("C2", "bob@example.com"));
        await Db.Customers.InsertAsync(new Customer("C3", "ann@example.com"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.SaveAsync(new Customer("C3", "ann@new.example")));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.PutAsync(new Customer("C3", "bob@example.com")));
    }

    [Fact]
    public async Task Saving_without_changing_the_value_is_fine()
    {
        await Db.Customers.SaveAsync(new Customer("C1", "ann@example.com", "Anna"));

        Assert.Equal("Anna", (await Db.Customers.ByEmail("ann@example.com").SingleOrDefaultAsync())!.Name);
    }

    [Fact]
    public async Task Delete_gives_the_value_free()
    {
        Assert.True(await Db.Customers.Delete("C1").RunAsync());
        Assert.False(await Db.Customers.Delete("C1").RunAsync());

        await Db.Customers.InsertAsync(new Customer("C2", "ann@example.com"));
    }

    [Fact]
    public async Task Of_many_who_want_a_value_at_once_one_gets_it()
    {
        var inserts = await Task.WhenAll(Enumerable.Range(10, 10).Select(async i =>
        {
            try
            {
                await Db.Customers.InsertAsync(new Customer($"C{i}", "same@example.com"));
                return 1;
            }
            catch (UniqueViolationException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, inserts.Sum());
    }

    [Fact]
    public async Task Concurrent_saves_leave_one_claim_for_the_value_that_is_stored()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await Direct.Customers.SaveAsync(new Customer("C1", $"ann{i}@example.com"));
            }
            catch (WriteConflictException)
            {
            }
        }));

        var claims = (await CallAsync("Scan", new() { ["TableName"] = "UniqueKeys" }))["Items"]!.AsArray();
        Assert.Equal($"Customer.Email#{(await Direct.Customers.GetAsync("C1")).Email}", Assert.Single(claims)!["Claim"]!["S"]!.GetValue<string>());
    }

    [Fact]
    public async Task Keys_that_read_alike_do_not_share_a_claim()
    {
        await Direct.Seats.InsertAsync(new Seat("a/b", "c", "S1"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Seats.InsertAsync(new Seat("a", "b/c", "S1")));
    }

    [Fact]
    public async Task Without_a_value_there_is_nothing_to_be_unique()
    {
        await Direct.Seats.InsertAsync(new Seat("a", "b", null));
        await Direct.Seats.InsertAsync(new Seat("a", "c", null));
        await Direct.Seats.SaveAsync(new Seat("a", "b", "S1"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Seats.SaveAsync(new Seat("a", "c", "S1")));
        await Direct.Seats.SaveAsync(new Seat("a", "b", null));
        await Direct.Seats.SaveAsync(new Seat("a", "c", "S1"));
    }
}
