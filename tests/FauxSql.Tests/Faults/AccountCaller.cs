using System.Diagnostics;
using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Faults;

/// <summary>Does at random what can be done to accounts, of which there are few, so that callers meet.</summary>
internal sealed class AccountCaller(string name, ShopDb db, Random random, Attempts attempts, AccountHistory history)
{
    private static readonly string[] Ids = ["A0", "A1", "A2", "A3", "A4"];
    private static readonly string[] Handles = ["ann", "bob", "cat", "dan"];
    private static readonly string[] Groups = ["G0", "G1"];

    private int _marks;

    public Task StepAsync() => random.Next(13) switch
    {
        < 2 => InsertAsync(),
        2 => SaveAsync(account => account),
        3 => SaveAsync(account => account with { Handle = AnyHandle(), Group = Any(Groups) }),
        4 => DeleteAsync(),
        5 => UpdateAsync(),
        6 => UpdateIfAsync(),
        7 => ChangeHandleAsync(),
        8 => TransferAsync(),
        9 => SwapAsync(),
        10 => UpdateAllAsync(),
        11 => FindByHandleAsync(),
        _ => ReadGroupAsync(),
    };

    private string Any(string[] values) => values[random.Next(values.Length)];

    private string? AnyHandle() => random.Next(4) == 0 ? null : Any(Handles);

    // An account that is deleted and inserted again counts its versions from 1 again, and can come to the one that was seen.
    private static Func<AccountFields, Condition> IsSameLifeAs(Account found) => account => account.Log.Contains(found.Log[0]);

    private string NextMark() => $"{name}-{_marks++}";

    private Task InsertAsync()
    {
        var account = Account.New(Any(Ids), AnyHandle(), Any(Groups), NextMark());
        return WriteAsync("Insert", account.Log[0], [account.AccountId], () => db.Accounts.InsertAsync(account), typeof(ItemExistsException), typeof(UniqueViolationException));
    }

    private async Task SaveAsync(Func<Account, Account> change)
    {
        if (await FindAsync(Any(Ids)) is not { } found)
            return;
        var mark = NextMark();
        await WriteAsync("Save", mark, [found.AccountId], () => db.Accounts.Save(change(found).Marked(mark)).If(IsSameLifeAs(found)).RunAsync(),
            typeof(VersionConflictException), typeof(ConditionFailedException), typeof(UniqueViolationException));
    }

    private async Task DeleteAsync()
    {
        if (await FindAsync(Any(Ids)) is { } found)
            history.Deleted(found, (await attempts.RunAsync("Delete", () => db.Accounts.Delete(found).If(IsSameLifeAs(found)).RunAsync(), typeof(VersionConflictException), typeof(ConditionFailedException))).Outcome);
    }

    private Task UpdateAsync()
    {
        var (id, mark) = (Any(Ids), NextMark());
        return WriteAsync("Update", mark, [id], async () =>
        {
            var updated = await db.Accounts.Update(id).Append(a => a.Log, [mark]).Add(a => a.Count, 1).RunAsync();
            history.Saw(updated);
        }, typeof(ItemNotFoundException));
    }

    private async Task UpdateIfAsync()
    {
        if (await FindAsync(Any(Ids)) is not { } found)
            return;
        var mark = NextMark();
        await WriteAsync("UpdateIf", mark, [found.AccountId], async () =>
        {
            var before = await db.Accounts.Update(found.AccountId).Append(a => a.Log, [mark]).Add(a => a.Count, 1).If(a => a.Version == found.Version).If(IsSameLifeAs(found)).ReturningOld().RunAsync();
            if (!found.Log.SequenceEqual(before!.Log))
                attempts.Note($"an update on a condition found {before}, which is not {found}");
        }, typeof(ItemNotFoundException), typeof(ConditionFailedException));
    }

    private Task ChangeHandleAsync()
    {
        var (id, mark, handle) = (Any(Ids), NextMark(), AnyHandle());
        return WriteAsync("UpdateUnique", mark, [id], async () =>
        {
            var updated = await db.Accounts.Update(id).Set(a => a.Handle, handle).Append(a => a.Log, [mark]).Add(a => a.Count, 1).RunAsync();
            history.Returned(updated, mark);
        }, typeof(ItemNotFoundException), typeof(UniqueViolationException));
    }

    private Task TransferAsync()
    {
        var (from, mark) = (random.Next(Ids.Length), NextMark());
        string[] both = [Ids[from], Ids[(from + 1 + random.Next(Ids.Length - 1)) % Ids.Length]];
        return WriteAsync("Transact", mark, both, () => db.TransactAsync(t =>
        {
            foreach (var id in both)
                t.Update(db.Accounts.Update(id).Append(a => a.Log, [mark]).Add(a => a.Count, 1));
            t.Insert(new Transfer(mark, both[0], both[1]));
        }), isTransfer: true, typeof(TransactionFailedException));
    }

    // Two accounts change handles, which is two claims that change hands.
    private async Task SwapAsync()
    {
        var at = random.Next(Ids.Length);
        if (await FindAsync(Ids[at]) is not { } one || await FindAsync(Ids[(at + 1) % Ids.Length]) is not { } other)
            return;
        var mark = NextMark();
        await WriteAsync("Swap", mark, [one.AccountId, other.AccountId], () => db.TransactAsync(t =>
        {
            t.Add(db.Accounts.Save((one with { Handle = other.Handle }).Marked(mark)).If(IsSameLifeAs(one)));
            t.Add(db.Accounts.Save((other with { Handle = one.Handle }).Marked(mark)).If(IsSameLifeAs(other)));
        }), typeof(TransactionFailedException));
    }

    private async Task UpdateAllAsync()
    {
        var (mark, written) = (NextMark(), 0L);
        var (outcome, _) = await attempts.RunAsync("UpdateAll", async () =>
            written = await db.Accounts.ByGroup(Any(Groups)).UpdateAllAsync(update => update.Append(a => a.Log, [mark]).Add(a => a.Count, 1)));
        history.Add(outcome == Outcome.Acknowledged
            ? new Mark(mark, Ids, outcome, Stopwatch.GetTimestamp(), written)
            : new Mark(mark, Ids, Outcome.Unknown, 0) { IsOfSome = true });
    }

    private Task FindByHandleAsync() => attempts.RunAsync("FindByHandle", async () =>
    {
        var (handle, began) = (Any(Handles), Stopwatch.GetTimestamp());
        if (await db.Accounts.FindByHandleAsync(handle) is not { } found)
            return;
        history.Saw(found, began);
        if (found.Handle != handle)
            attempts.Note($"{handle} was looked for, and {found.Handle} found");
    });

    private Task ReadGroupAsync() => attempts.RunAsync("ByGroup", async () =>
    {
        var group = Any(Groups);
        foreach (var found in await db.Accounts.ByGroup(group).ToListAsync())
        {
            history.Saw(found);
            if (found.Group != group)
                attempts.Note($"{group} was asked for, and {found} of {found.Group} found");
        }
    });

    private async Task<Account?> FindAsync(string id)
    {
        var (began, found) = (Stopwatch.GetTimestamp(), (Account?)null);
        await attempts.RunAsync("Find", async () => found = await db.Accounts.Find(id).Consistent().RunAsync());
        if (found is not null)
            history.Saw(found, began);
        return found;
    }

    private Task WriteAsync(string operation, string mark, string[] accounts, Func<Task> write, params Type[] documented) =>
        WriteAsync(operation, mark, accounts, write, isTransfer: false, documented);

    private async Task WriteAsync(string operation, string mark, string[] accounts, Func<Task> write, bool isTransfer, params Type[] documented)
    {
        var (outcome, _) = await attempts.RunAsync(operation, write, documented);
        history.Add(new Mark(mark, accounts, outcome, Stopwatch.GetTimestamp(), IsTransfer: isTransfer));
    }
}
