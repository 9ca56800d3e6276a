using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class EnforcedReferenceTests : ShopTest
{
    private static readonly Member Ann = new("M1", "chess", "Ann");

    [Fact]
    public async Task What_is_referred_to_must_be_there()
    {
        var missing = await Assert.ThrowsAsync<ReferenceViolationException>(() => Db.Loans.InsertAsync(new Loan("L1", "M1")));
        Assert.Equal(("Loan", "MemberId", "M1", "Member"), (missing.Entity, missing.Attribute, missing.Value, missing.Target));
        Assert.Equal("Loan.MemberId \"M1\" refers to a Member that is not there", missing.Message);
        Assert.Null(await Db.Loans.FindAsync("L1"));

        await Db.Members.InsertAsync(Ann);
        await Db.Loans.InsertAsync(new Loan("L1", "M1"));
        Assert.Equal("M1", (await Db.Loans.GetAsync("L1")).MemberId);
    }

    [Fact]
    public async Task Every_write_that_sets_it_checks_it()
    {
        await Db.Members.InsertAsync(Ann);
        var loan = await Db.Loans.InsertAsync(new Loan("L1", "M1"));

        await Assert.ThrowsAsync<ReferenceViolationException>(() => Db.Loans.PutAsync(loan with { MemberId = "M2" }));
        await Assert.ThrowsAsync<ReferenceViolationException>(() => Db.Loans.SaveAsync(loan with { RenewalOf = "L9" }));
        await Assert.ThrowsAsync<ReferenceViolationException>(() => Db.Loans.Update("L1").Set(l => l.MemberId, "M2").RunAsync());
        await Assert.ThrowsAsync<ReferenceViolationException>(() => Db.Loans.Upsert("L2").Set(l => l.MemberId, "M2").Set(l => l.Days, 1).RunAsync());
        var batch = await Assert.ThrowsAsync<BatchIncompleteException>(() => Db.Loans.PutManyAsync([loan with { Days = 7 }, new Loan("L2", "M2")]));
        Assert.Equal("L2", Assert.Single(batch.Unwritten).Key);
        Assert.Equal(new Loan("L1", "M1", null, 7), await Db.Loans.GetAsync("L1"));
    }

    [Fact]
    public async Task No_reference_is_nothing_to_check_and_takes_one_plain_write()
    {
        await Db.Loans.InsertAsync(new Loan("L1", null));
        Assert.Equal(["PutItem"], Trace.Operations.Keys);
        Trace.Reset();
        await Db.Loans.Update("L1").Set(l => l.Days, 7).RunAsync();
        Assert.Equal(["UpdateItem"], Trace.Operations.Keys);
    }

    [Fact]
    public async Task An_update_returns_the_item_and_sends_what_it_explains()
    {
        await Db.Members.InsertAsync(Ann);
        await Db.Loans.InsertAsync(new Loan("L1", null));
        Trace.Reset();
        var update = Db.Loans.Update("L1").Set(l => l.MemberId, "M1").Set(l => l.Days, 3);

        Assert.Equal(new Loan("L1", "M1", null, 3), await update.RunAsync());
        Assert.Equal((2, 2), (Trace.Requests, Trace.RoundTrips));
        Assert.Equal((2, 2), (update.Explain().Requests.Count, update.Explain().RoundTrips));
        Assert.Equal(new Loan("L1", "M1", null, 3), await Db.Loans.Update("L1").Set(l => l.MemberId, "M1").Set(l => l.Days, 4).ReturningOld().RunAsync());
    }

    [Fact]
    public async Task An_insert_is_one_transaction_as_explained()
    {
        await Db.Members.InsertAsync(Ann);
        await Db.TransactAsync(t =>
        {
            t.Insert(new Loan("L1", "M1"));
            t.Insert(new Fine("F1", "L1"));
        });
        Trace.Reset();
        var insert = Db.Reminders.Insert(new Reminder("F1", 1));
        await insert.RunAsync();

        Assert.Equal(["TransactWriteItems"], Trace.Operations.Keys);
        Assert.Equal(Trace.WriteUnits, insert.Explain().WriteUnits);
        Assert.Contains("if what it refers to is there", insert.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_same_transaction_puts_there_counts()
    {
        await Db.TransactAsync(t =>
        {
            t.Insert(new Loan("L1", "M1"));
            t.Insert(new Loan("L2", "M1", RenewalOf: "L1"));
            t.Insert(Ann);
        });

        Assert.Equal("L1", (await Db.Loans.GetAsync("L2")).RenewalOf);
        await Db.Loans.InsertAsync(new Loan("L3", null, RenewalOf: "L3"));
    }

    [Fact]
    public async Task What_the_same_transaction_deletes_does_not_count()
    {
        await Db.Members.InsertAsync(Ann);
        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.Delete(Db.Members.Delete("M1"));
            t.Insert(new Loan("L1", "M1"));
        }));

        Assert.IsType<ReferenceViolationException>(Assert.Single(failed.Failures).Reason);
        Assert.NotNull(await Db.Members.FindAsync("M1"));
    }

    [Fact]
    public async Task References_to_one_item_share_a_check_and_each_is_said_to_fail()
    {
        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t => t.InsertAll(Enumerable.Range(0, 60).Select(i => new Loan($"L{i}", "M1")))));
        Assert.Equal(60, failed.Failures.Count);
        await Db.Members.InsertAsync(Ann);
        await Db.TransactAsync(t => t.InsertAll(Enumerable.Range(0, 99).Select(i => new Loan($"L{i}", "M1"))));
    }

    [Fact]
    public async Task A_check_of_the_same_item_is_not_sent_twice()
    {
        await Db.Members.InsertAsync(Ann);
        await Db.TransactAsync(t =>
        {
            t.Check(Db.Members.Item("M1"), m => m.Club == "chess");
            t.Insert(new Loan("L1", "M1"));
        });

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => Db.TransactAsync(t =>
        {
            t.CheckMissing(Db.Members.Item("M2"));
            t.Insert(new Loan("L2", "M2"));
        }));
        Assert.IsType<ReferenceViolationException>(Assert.Single(failed.Failures).Reason);
    }
}
