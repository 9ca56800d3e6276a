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
}
