using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Transactions;

public sealed class TransactionTests : ShopTest
{
    [Fact]
    public async Task Writes_of_several_tables_happen_together_in_one_request()
    {
        await Db.TransactAsync(t =>
        {
            t.Insert(new Order("N", "C1", "2026", 7));
            t.InsertAll([new OrderItem("N", "I1", "P1"), new OrderItem("N", "I2", "P2")]);
            t.Put(new Product("P1", "Mug"));
            t.Update(Db.Orders.Update("O1").Set(o => o.Note, "seen").If(o => o.Total == 10));
            t.Delete(Db.OrderItems.Delete("O2", "I1").If(i => i.ProductId == "P1"));
            t.Check(Db.Customers.Item("C1"), c => c.Name == "Ann");
            t.CheckMissing(Db.Customers.Item("C9"));
        });

        Assert.Equal((1, 1), (Trace.Requests, Trace.Operations["TransactWriteItems"]));
        var order = await Db.Orders.GetAsync("N", o => o.Items.With(i => i.Product));
        Assert.Equal(1, order.Version);
        Assert.Equal(["Mug", "Pot"], order.Items!.Select(item => item.Product!.Name));
        var updated = await Db.Orders.GetAsync("O1");
        Assert.Equal(("seen", 2), (updated.Note, updated.Version));
        Assert.Null(await Db.OrderItems.FindAsync("O2", "I1"));
    }

    [Fact]
    public async Task What_was_written_comes_back_with_its_versions()
    {
        var first = await Db.Orders.GetAsync("O1");

        var (inserted, saved, put, onCondition) = await Db.TransactAsync(t => (
            t.Insert(new Order("N", "C1", "2026", 7)),
            t.Save(first with { Total = 11 }),
            t.Put(new Order("P", "C1", "2026", 8, 4)),
            t.Add(Db.Orders.Save(new Order("O2", "C1", "2026", 9, 1)).If(o => o.Total == 20))));

        Assert.Equal((1, 2, 5, 2), (inserted.Version, saved.Version, put.Version, onCondition.Version));
        Assert.Equal([inserted, saved, put, onCondition], await Db.Orders.FindManyAsync(["N", "O1", "P", "O2"]));
    }

    [Fact]
    public async Task Every_action_that_failed_is_named_with_its_reason_and_what_is_stored()
    {
        var stale = await Db.Orders.GetAsync("O1");
        await Db.Orders.SaveAsync(stale);

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Insert(new Order("N", "C1", "2026", 7));
            t.Insert(new Product("P1", "Cup"));
            t.Save(stale);
            t.Update(Db.Orders.Update("O2").Set(o => o.Total, 1).If(o => o.Total > 100));
            t.Update(Db.Orders.Update("none").Set(o => o.Total, 1));
            t.Delete(Db.OrderItems.Delete("O1", "I1").If(i => i.ProductId == "P2"));
            t.Check(Db.Customers.Item("C1"), c => c.Name == "Bob");
            t.Check(Db.Customers.Item("C9"));
            t.CheckMissing(Db.Profiles.Item("C1"));
        }));

        Assert.Equal(
            [
                ("insert", "Product", "P1", typeof(ItemExistsException)),
                ("save", "Order", "O1", typeof(VersionConflictException)),
                ("update", "Order", "O2", typeof(ConditionFailedException)),
                ("update", "Order", "none", typeof(ItemNotFoundException)),
                ("delete", "OrderItem", "O1/I1", typeof(ConditionFailedException)),
                ("check", "Customer", "C1", typeof(ConditionFailedException)),
                ("check", "Customer", "C9", typeof(ItemNotFoundException)),
                ("check", "Profile", "C1", typeof(ItemExistsException)),
            ],
            failed.Failures.Select(failure => (failure.Action, failure.Entity, failure.Key, failure.Reason.GetType())));
        Assert.Equal(2, Assert.IsType<Order>(failed.Failures[1].Stored).Version);
        Assert.Equal(20, Assert.IsType<Order>(failed.Failures[2].Stored).Total);
        Assert.Equal("Ann", Assert.IsType<Customer>(failed.Failures[5].Stored).Name);
        Assert.Contains("insert Product P1: Product P1 exists already; save Order O1: Order O1 has changed", failed.Message, StringComparison.Ordinal);
        Assert.Null(await Db.Orders.FindAsync("N"));
    }

    [Fact]
    public async Task Unique_values_are_claimed_moved_and_given_up_within()
    {
        await Db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));
        await Db.Customers.InsertAsync(new Customer("C3", "cyd@example.com"));

        await Db.TransactAsync(t =>
        {
            t.Save(new Customer("C1", "ann@new.example"));
            t.Delete(Db.Customers.Delete("C2"));
            t.Insert(new Customer("C4", "dan@example.com"));
        });

        await Db.Customers.InsertAsync(new Customer("C5", "ann@example.com"));
        await Db.Customers.InsertAsync(new Customer("C6", "bob@example.com"));
        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Insert(new Customer("C7", "dan@example.com"));
            t.Put(new Customer("C3", "ann@new.example"));
        }));
        Assert.Equal(["dan@example.com", "ann@new.example"], failed.Failures.Select(failure => Assert.IsType<UniqueViolationException>(failure.Reason).Value));
    }

    [Fact]
    public async Task Unique_values_can_change_hands_within()
    {
        await Db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));

        await Db.TransactAsync(t =>
        {
            t.Save(new Customer("C1", "bob@example.com"));
            t.Save(new Customer("C2", "ann@example.com"));
        });
        await Db.TransactAsync(t =>
        {
            t.Insert(new Customer("C3", "bob@example.com"));
            t.Delete(new Customer("C1", ""));
        });

        Assert.Equal("C2", (await Db.Customers.ByEmail("ann@example.com").SingleOrDefaultAsync())!.CustomerId);
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(new Customer("C4", "ann@example.com")));
        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Customers.InsertAsync(new Customer("C4", "bob@example.com")));
        await Db.Customers.DeleteAsync("C3");
        await Db.Customers.InsertAsync(new Customer("C4", "bob@example.com"));
    }

    [Fact]
    public async Task Two_who_want_one_unique_value_in_one_transaction_are_refused_before_it_is_sent()
    {
        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Insert(new Customer("C2", "bob@example.com"));
            t.Insert(new Customer("C3", "bob@example.com"));
        }));

        Assert.Equal(("C3", "bob@example.com"), (Assert.Single(failed.Failures).Key, Assert.IsType<UniqueViolationException>(failed.Failures[0].Reason).Value));
        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public void Two_actions_on_one_item_are_refused_with_its_name()
    {
        var twice = Assert.Throws<InvalidTransactionException>(() => Db.Transaction(t =>
        {
            t.Insert(new Order("N", "C1", "2026", 7));
            t.Check(Db.Orders.Item("N"));
        }));

        Assert.StartsWith("Order N is in the transaction twice, to insert and to check", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_actions_are_sent_and_one_more_is_refused_unique_values_included()
    {
        await Db.TransactAsync(t => t.InsertAll(Enumerable.Range(0, 100).Select(i => new Product($"N{i}", "Cup"))));
        await Db.TransactAsync(t => t.InsertAll(Enumerable.Range(10, 50).Select(i => new Customer($"C{i}", $"{i}@example.com"))));
        Trace.Reset();

        var many = Assert.Throws<InvalidTransactionException>(() => Db.Transaction(t => t.InsertAll(Enumerable.Range(0, 101).Select(i => new Product($"M{i}", "Cup")))));
        Assert.StartsWith("The transaction has 101 actions, unique values included; DynamoDB allows 100.", many.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidTransactionException>(() => Db.Transaction(t => t.InsertAll(Enumerable.Range(100, 51).Select(i => new Customer($"C{i}", $"{i}@example.com")))));
        // 40 that give a value up and claim another.
        var moved = Db.Transaction(t =>
        {
            foreach (var i in Enumerable.Range(10, 40))
                t.Save(new Customer($"C{i}", $"{i}@new.example"));
        });
        await Assert.ThrowsAsync<InvalidTransactionException>(() => moved.RunAsync());
        Assert.False(Trace.Operations.ContainsKey("TransactWriteItems"));
    }

    [Fact]
    public void More_than_4_MB_are_refused_before_anything_is_sent()
    {
        var note = new string('x', 390_000);

        var large = Assert.Throws<InvalidTransactionException>(() => Db.Transaction(t => t.InsertAll(Enumerable.Range(0, 11).Select(i => new Order($"N{i}", "C1", "2026", 1, 0, note)))));

        Assert.Contains("4,194,304", large.Message, StringComparison.Ordinal);
        Db.Transaction(t => t.InsertAll(Enumerable.Range(0, 10).Select(i => new Order($"N{i}", "C1", "2026", 1, 0, note))));
    }

    [Fact]
    public async Task A_token_makes_the_same_work_happen_once()
    {
        Task RunAsync() => Db.TransactAsync(t =>
        {
            t.Insert(new Order("N", "C1", "2026", 7));
            t.Update(Db.Orders.Update("O1").Add(o => o.Total, 5));
        }, "checkout-N");

        await RunAsync();
        await RunAsync();

        Assert.Equal(15, (await Db.Orders.GetAsync("O1")).Total);
        await Assert.ThrowsAsync<TransactionTokenException>(() => Db.TransactAsync(t => t.Insert(new Order("M", "C1", "2026", 7)), "checkout-N"));
        Assert.Throws<ArgumentException>(() => Db.Transaction(_ => 0, new string('x', 37)));
    }

    [Fact]
    public async Task A_deferred_transaction_is_another_piece_of_work_each_time_it_runs()
    {
        var add = Db.Transaction(t => t.Update(Db.Orders.Update("O1").Add(o => o.Total, 5)));

        Assert.Equal(1, await add.RunAsync());
        await add.RunAsync();

        Assert.Equal(20, (await Db.Orders.GetAsync("O1")).Total);
    }

    [Fact]
    public async Task An_empty_transaction_sends_nothing()
    {
        await Db.TransactAsync(_ => { });

        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public async Task What_is_wrong_with_an_entity_is_said_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<EntityValidationException>(() => Db.TransactAsync(t => t.Insert(new Customer("C2", "bob@example.com", ""))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.TransactAsync(t => t.Update(Db.Orders.Update("O1"))));
        await Assert.ThrowsAsync<ArgumentException>(() => Db.TransactAsync(t => t.Insert("no entity")));
        await Assert.ThrowsAsync<ArgumentException>(() => Db.TransactAsync(t => t.Update(Direct.Orders.Update("O1").Set(o => o.Total, 1))));
        Assert.Throws<ArgumentException>(() => Db.Transaction(async t => await Task.FromResult(t.Insert(new Order("N", "C1", "2026", 7)))));
        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public async Task Transactions_that_move_between_two_items_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await Direct.TransactAsync(t =>
                {
                    t.Update(Direct.Orders.Update(i % 2 == 0 ? "O1" : "O2").Add(o => o.Total, -1));
                    t.Update(Direct.Orders.Update(i % 2 == 0 ? "O2" : "O1").Add(o => o.Total, 1));
                });
            }
            catch (WriteConflictException)
            {
            }
        }));

        Assert.Equal(30, (await Direct.Orders.GetAsync("O1")).Total + (await Direct.Orders.GetAsync("O2")).Total);
    }
}
