using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;
using FauxSql.Transactions;

namespace FauxSql.Tests.Tables;

/// <summary>Deleting what enforced references name.</summary>
public sealed class ReferencedTests : ShopTest
{
    private static readonly Member Ann = new("M1", "chess", "Ann", 1);

    public static TheoryData<string> WaysToDelete => ["by key", "by entity", "returning", "many", "over a query", "in a transaction", "with others"];

    public static TheoryData<string> WaysToRefer => ["insert", "put", "save", "many", "with a check", "with an update", "with a put"];

    [Theory]
    [MemberData(nameof(WaysToDelete))]
    public async Task What_is_referred_to_is_not_deleted_in_any_way(string way)
    {
        await Direct.Members.InsertAsync(Ann with { Version = 0 });
        await Direct.Loans.PutManyAsync([new Loan("L1", "M1"), new Loan("L2", "M1"), new Loan("L3", null)]);

        var exception = await Record.ExceptionAsync(() => DeleteAsync(way));

        var refused = Assert.IsType<ReferencedException>(exception switch
        {
            BatchIncompleteException incomplete => Assert.Single(incomplete.Unwritten).Reason,
            TransactionFailedException failed => Assert.Single(failed.Failures).Reason,
            _ => exception,
        });
        Assert.Equal(("Member", "M1", "Loan", "MemberId"), (refused.Entity, refused.Key, refused.ReferencingEntity, refused.Attribute));
        Assert.Equal(["L1", "L2"], refused.ReferencingKeys.Order());
        Assert.StartsWith("Member M1 is not deleted, because Loan.MemberId of L", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("refers to it: delete what refers to it first, or both with DeleteWithAsync", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Ann, await Direct.Members.GetAsync("M1"));
        Assert.Equal("M1", (await Direct.Members.FindByNameAsync("chess", "Ann"))?.MemberId);
        Assert.False((await ItemAsync("Members", ("MemberId", "M1"))).ContainsKey("_fx.deleting"));
    }

    [Theory]
    [MemberData(nameof(WaysToDelete))]
    public async Task Once_nothing_refers_to_it_any_more_it_is_deleted_in_any_way(string way)
    {
        await Direct.Members.InsertAsync(Ann with { Version = 0 });
        await Direct.Loans.InsertAsync(new Loan("L1", "M1"));
        await Direct.Loans.InsertAsync(new Loan("L2", "M1"));
        await Direct.Loans.DeleteAsync("L1");
        await Direct.Loans.Update("L2").Set(l => l.MemberId, null).RunAsync();

        await DeleteAsync(way);

        Assert.Null(await Direct.Members.FindAsync("M1"));
        Assert.Null(await Direct.Members.FindByNameAsync("chess", "Ann"));
        Assert.False(await Db.Members.Delete("M1").RunAsync());
    }

    [Fact]
    public async Task A_partition_key_may_be_what_refers_to_it()
    {
        await LendAsync();
        await Direct.Reminders.PutManyAsync(Enumerable.Range(1, 5).Select(number => new Reminder("F1", number)));

        var refused = await Assert.ThrowsAsync<ReferencedException>(() => Db.Fines.DeleteAsync("F1"));

        Assert.Equal(["F1/1", "F1/2", "F1/3"], refused.ReferencingKeys);
        Assert.Contains("of F1/1, F1/2, F1/3, … refers to it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_may_delete_both_or_make_what_refers_to_it_refer_to_another()
    {
        await LendAsync();
        await Direct.Members.InsertAsync(new Member("M2", "chess", "Bob"));
        await Direct.Loans.PutManyAsync([new Loan("L2", "M1"), new Loan("L3", "M1"), new Loan("L4", "M1"), new Loan("L5", "M1")]);
        await Direct.Fines.DeleteAsync("F1");

        await Db.TransactAsync(t =>
        {
            t.Delete(Db.Members.Delete("M1"));
            t.Delete(Db.Loans.Delete("L1"));
            t.Update(Db.Loans.Update("L2").Set(l => l.MemberId, "M2"));
            t.Update(Db.Loans.Update("L3").Set(l => l.MemberId, null));
            t.Put(new Loan("L4", "M2"));
            t.Save(new Loan("L5", null));
        });

        Assert.Null(await Direct.Members.FindAsync("M1"));
        Assert.Equal(["M2", null, "M2", null], (await Direct.Loans.FindManyAsync(["L2", "L3", "L4", "L5"])).Select(loan => loan!.MemberId));
    }

    [Fact]
    public async Task What_the_same_transaction_changes_otherwise_still_refers_to_it()
    {
        await LendAsync();

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Delete(Db.Members.Delete("M1"));
            t.Update(Db.Loans.Update("L1").Set(l => l.Days, 3));
        }));

        Assert.Equal(("delete", "Member", typeof(ReferencedException)), Assert.Single(failed.Failures) is var only ? (only.Action, only.Entity, only.Reason.GetType()) : default);
        Assert.Equal(14, (await Direct.Loans.GetAsync("L1")).Days);
    }

    [Fact]
    public async Task What_remains_behind_what_the_same_transaction_deletes_still_refers_to_it()
    {
        await LendAsync();
        await Direct.Reminders.PutManyAsync(Enumerable.Range(1, 9).Select(number => new Reminder("F1", number)));

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Delete(Db.Fines.Delete("F1"));
            foreach (var number in Enumerable.Range(1, 4))
                t.Delete(Db.Reminders.Delete("F1", number));
        }));

        Assert.Equal(["F1/5", "F1/6", "F1/7"], Assert.IsType<ReferencedException>(Assert.Single(failed.Failures).Reason).ReferencingKeys);
    }

    [Fact]
    public async Task What_refers_to_itself_can_be_deleted_and_so_can_a_chain()
    {
        await Direct.Loans.InsertAsync(new Loan("L0", null, RenewalOf: "L0"));
        await Db.Loans.DeleteAsync("L0");
        for (var i = 0; i < 40; i++)
            await Direct.Loans.InsertAsync(new Loan($"L{i}", null, i == 0 ? null : $"L{i - 1}"));

        Assert.Equal(40, await Direct.Loans.Scan().DeleteAllAsync());
    }

    [Fact]
    public async Task Nothing_is_looked_for_when_a_condition_is_not_met_or_nothing_is_there()
    {
        await LendAsync();
        Trace.Reset();

        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Members.Delete("M1").If(m => m.Club == "go").RunAsync());
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Members.DeleteAsync(Ann with { Version = 7 }));
        Assert.Equal(1, ((Member)conflict.Stored!).Version);
        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Members.Delete("M9").If(m => m.Club == "go").RunAsync());
        Assert.False(await Db.Members.Delete("M9").RunAsync());

        Assert.False(Trace.Operations.ContainsKey("Query"));
    }

    [Fact]
    public async Task A_deletion_sends_what_it_explains()
    {
        await LendAsync();
        await Direct.Fines.InsertAsync(new Fine("F2", "L1"));
        await AssertSendsAsync(Db.Fines.Delete("F1"), ["UpdateItem", "Query", "DeleteItem"]);
        await AssertSendsAsync(Db.Transaction(t => t.Delete(Db.Fines.Delete("F2"))), ["UpdateItem", "Query", "TransactWriteItems"]);
        await AssertSendsAsync(Db.Loans.Delete("L1"), ["UpdateItem", "Query", "Query", "DeleteItem"]);
        await AssertSendsAsync(Db.Members.Delete("M1"), ["UpdateItem", "Query", "TransactWriteItems"]);
        var plan = Db.Loans.Delete("L1").Explain().ToString();
        Assert.Contains("L1, marked while what refers to it is looked for", plan, StringComparison.Ordinal);
        Assert.Contains("Loans/RenewalIndex", plan, StringComparison.Ordinal);
        Assert.Contains("L1, if it is still marked", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_index_still_shows_does_not_keep_it()
    {
        await using var engine = EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Faults = new FaultOptions { IndexDelay = TimeSpan.FromMilliseconds(300) } });
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        await db.Members.InsertAsync(Ann with { Version = 0 });
        await db.Loans.PutManyAsync(Enumerable.Range(0, 150).Select(i => new Loan($"L{i}", "M1")));
        for (var shown = 0; shown < 150; await Task.Delay(20))
            shown = await db.Loans.ByMember("M1").CountAsync();
        await db.Loans.DeleteManyAsync(Enumerable.Range(0, 150).Select(i => $"L{i}"));

        Assert.NotEqual(0, await db.Loans.ByMember("M1").CountAsync());
        Assert.True(await db.Members.Delete("M1").RunAsync());
    }

    [Theory]
    [MemberData(nameof(WaysToRefer))]
    public async Task Whoever_refers_to_it_while_it_is_being_deleted_wins(string way)
    {
        for (var before = 1; ; before++)
        {
            await LendAsync();
            var sent = 0;
            var isReferring = false;
            var backend = new FaultyBackend(Engine, async (request, _, send) =>
            {
                if (++sent == before)
                {
                    isReferring = true;
                    await ReferAsync(way);
                }

                return await send(request);
            });

            var isDeleted = await Record.ExceptionAsync(() => new ShopDb(backend).Fines.DeleteAsync("F1", TestContext.Current.CancellationToken)) switch
            {
                null => true,
                ReferencedException => false,
                var other => throw other,
            };
            if (!isReferring)
            {
                Assert.True(before > 3 && isDeleted);
                break;
            }

            Assert.Equal((false, true), (isDeleted, await Direct.Fines.FindAsync("F1") is not null));
            Assert.False((await ItemAsync("Fines", ("FineId", "F1"))).ContainsKey("_fx.deleting"));
            await Direct.Reminders.Scan().DeleteAllAsync();
        }
    }

    [Fact]
    public async Task Whoever_would_refer_to_it_when_it_is_gone_is_refused()
    {
        for (var before = 1; ; before++)
        {
            await LendAsync();
            var sent = 0;
            var isDeleting = false;
            var backend = new FaultyBackend(Engine, async (request, _, send) =>
            {
                if (++sent == before)
                {
                    isDeleting = true;
                    await Direct.Fines.DeleteAsync("F1");
                }

                return await send(request);
            });
            var refused = await Record.ExceptionAsync(() => new ShopDb(backend).Reminders.InsertAsync(new Reminder("F1", 1), TestContext.Current.CancellationToken));
            if (!isDeleting)
                break;
            Assert.IsType<ReferenceViolationException>(refused);
            Assert.Empty(await Direct.Reminders.Scan().ToListAsync());
        }
    }

    [Theory]
    [MemberData(nameof(WaysToRefer))]
    public async Task A_mark_that_a_crash_left_behind_is_in_nobodys_way(string way)
    {
        await LendAsync();
        await ChangeAsync("Fines", "_fx.deleting", """{"S":"crashed"}""", ("FineId", "F1"));

        await ReferAsync(way);

        Assert.False((await ItemAsync("Fines", ("FineId", "F1"))).ContainsKey("_fx.deleting"));
        await Direct.Reminders.Scan().DeleteAllAsync();
        await ChangeAsync("Fines", "_fx.deleting", """{"S":"crashed"}""", ("FineId", "F1"));
        await Direct.Fines.DeleteAsync("F1");
        Assert.Null(await Direct.Fines.FindAsync("F1"));
    }

    [Fact]
    public async Task A_deletion_that_crashes_at_any_request_is_run_again_and_completes()
    {
        for (var last = 0; ; last++)
        {
            await LendAsync();
            var sent = 0;
            var backend = new FaultyBackend(Engine, (request, _, send) => ++sent > last ? throw new InvalidOperationException("crashed") : send(request));
            var crashed = await Record.ExceptionAsync(() => new ShopDb(backend).Fines.DeleteAsync("F1", TestContext.Current.CancellationToken));
            if (crashed is null)
                break;
            Assert.NotNull(await Direct.Fines.FindAsync("F1"));
            Assert.True(await Direct.Fines.Delete("F1").RunAsync());
        }
    }

    [Fact]
    public async Task A_check_of_the_same_transaction_fails_for_its_own_reason()
    {
        await LendAsync();
        await ChangeAsync("Fines", "_fx.deleting", """{"S":"crashed"}""", ("FineId", "F1"));

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Check(Db.Fines.Item("F1"), f => f.Amount > 100);
            t.Insert(new Reminder("F1", 1));
        }));

        Assert.Equal(("check", typeof(ConditionFailedException)), Assert.Single(failed.Failures) is var only ? (only.Action, only.Reason.GetType()) : default);
    }

    [Fact]
    public async Task Many_who_delete_and_refer_at_once_leave_nothing_that_refers_to_nothing()
    {
        await Direct.Loans.InsertAsync(new Loan("L1", null));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            var (fine, random) = ($"F{number}", new Random(number));
            await Direct.Fines.InsertAsync(new Fine(fine, "L1"));
            var delay = random.Next(160);
            var delete = TryAsync(() => Db.Fines.DeleteAsync(fine));
            await Task.Delay(delay);
            await TryAsync(() => Direct.Reminders.InsertAsync(new Reminder(fine, 1)));
            await delete;
        }));

        var left = (await Direct.Fines.Scan().ToListAsync()).Select(fine => fine.FineId).ToList();
        var referring = (await Direct.Reminders.Scan().ToListAsync()).Select(reminder => reminder.FineId).ToList();
        Assert.Empty(referring.Except(left));
        Assert.Empty(left.Except(referring));
        Assert.InRange(left.Count, 1, 99);
    }

    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (exception is ReferencedException or ReferenceViolationException)
        {
        }
    }

    private async Task AssertSendsAsync<T>(Deferred<T> write, string[] operations)
    {
        Assert.Equal(operations, write.Explain().Requests.Select(request => request.Operation));
        Trace.Reset();
        await write.RunAsync();
        Assert.Equal(operations.Order(), Trace.Operations.SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value)).Order());
        Assert.Equal(write.Explain().RoundTrips, Trace.RoundTrips);
        Assert.Equal(write.Explain().Writes, Assert.Single(Trace.Writes).Writes);
    }

    private Task DeleteAsync(string way) => way switch
    {
        "by key" => Db.Members.DeleteAsync("M1"),
        "by entity" => Db.Members.DeleteAsync(Ann),
        "returning" => Db.Members.Delete("M1").ReturningOld().RunAsync(),
        "many" => Db.Members.DeleteManyAsync(["M0", "M1", "M2"]),
        "over a query" => Db.Members.Scan().DeleteAllAsync(),
        "in a transaction" => Db.TransactAsync(t => t.Delete(Ann)),
        _ => Db.Members.DeleteWithAsync("M1", _ => []),
    };

    private Task ReferAsync(string way) => way switch
    {
        "insert" => Direct.Reminders.InsertAsync(new Reminder("F1", 1)),
        "put" => Direct.Reminders.PutAsync(new Reminder("F1", 1)),
        "save" => Direct.Reminders.SaveAsync(new Reminder("F1", 1)),
        "many" => Direct.Reminders.PutManyAsync([new Reminder("F1", 1), new Reminder("F1", 2)]),
        "with a check" => ReferAsync(t => t.Check(Direct.Fines.Item("F1"), f => f.Amount > 0)),
        "with an update" => ReferAsync(t => t.Update(Direct.Fines.Update("F1").Add(f => f.Amount, 1))),
        "with a put" => ReferAsync(t => t.Put(new Fine("F1", "L1"))),
        _ => Task.FromException(new ArgumentException(way)),
    };

    private Task ReferAsync(Action<Transaction> write) => Direct.TransactAsync(t =>
    {
        write(t);
        t.Insert(new Reminder("F1", 1));
    });

    private async Task LendAsync()
    {
        if (await Direct.Members.FindAsync("M1") is null)
            await Direct.Members.InsertAsync(Ann with { Version = 0 });
        await Direct.Loans.PutAsync(new Loan("L1", "M1"));
        await Direct.Fines.PutAsync(new Fine("F1", "L1"));
    }
}
