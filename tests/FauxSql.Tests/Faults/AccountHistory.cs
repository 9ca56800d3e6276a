using System.Collections.Concurrent;

namespace FauxSql.Tests.Faults;

/// <summary>What callers did to accounts and saw of them, and whether that can be what one account after another went through.</summary>
internal sealed class AccountHistory
{
    private readonly ConcurrentQueue<Mark> _marks = new();
    private readonly ConcurrentQueue<Sighting> _seen = new();
    private readonly ConcurrentQueue<(Account Account, string Mark)> _returned = new();
    private readonly ConcurrentQueue<Account> _deleted = new();
    private readonly ConcurrentQueue<Account> _perhapsDeleted = new();

    public int Writes => _marks.Count;

    public void Add(Mark mark) => _marks.Enqueue(mark);

    public void Saw(Account account, long? began = null) => _seen.Enqueue(new Sighting(account, began));

    /// <summary>A write with this mark returned the account, which it read after the write.</summary>
    public void Returned(Account account, string mark) => _returned.Enqueue((account, mark));

    /// <summary>An account was deleted at its version, so that it was exactly this.</summary>
    public void Deleted(Account account, Outcome outcome)
    {
        if (outcome != Outcome.Refused)
            (outcome == Outcome.Acknowledged ? _deleted : _perhapsDeleted).Enqueue(account);
    }

    /// <summary>What is wrong, in words.</summary>
    public IEnumerable<string> Check(IReadOnlyList<Account> stored, IReadOnlyList<Transfer> transfers)
    {
        IReadOnlyList<Account> certain = [.. stored, .. _deleted];
        return
        [
            .. certain.Concat(_seen.Select(seen => seen.Account)).Where(IsTorn).Select(torn => $"a write was lost, doubled or torn: {torn}").Distinct(),
            .. CheckMarks(certain, transfers),
            .. CheckOrder(certain),
        ];
    }

    private static (string AccountId, string First) LifeOf(Account account) => (account.AccountId, account.Log[0]);

    private static bool IsTorn(Account account) =>
        account.Version != account.Count || account.Count != account.Log.Count || account.Log.Distinct().Count() != account.Log.Count;

    private IEnumerable<string> CheckMarks(IReadOnlyList<Account> certain, IReadOnlyList<Transfer> transfers)
    {
        var times = certain.SelectMany(account => account.Log.Select(mark => (account.AccountId, mark))).CountBy(pair => pair).ToDictionary();
        var perhaps = _perhapsDeleted.SelectMany(account => account.Log.Select(mark => (account.AccountId, mark))).ToHashSet();
        var transferred = transfers.Select(transfer => transfer.Mark).ToHashSet(StringComparer.Ordinal);
        var known = _marks.SelectMany(mark => mark.Accounts.Select(account => (account, mark.Text))).ToHashSet();
        foreach (var ((account, mark), count) in times)
        {
            if (count > 1)
                yield return $"{mark} was written once and is in {account} {count} times";
            if (!known.Contains((account, mark)))
                yield return $"{mark} is in {account}, and nobody wrote it there";
        }

        foreach (var mark in _marks)
        {
            var sure = mark.Accounts.Count(account => times.ContainsKey((account, mark.Text)));
            var most = mark.Accounts.Count(account => times.ContainsKey((account, mark.Text)) || perhaps.Contains((account, mark.Text)));
            var needed = mark.Written ?? (mark.IsOfSome ? sure : mark.Accounts.Count);
            if (mark.Outcome == Outcome.Refused && most > 0)
                yield return $"{mark} was refused and is there";
            if (mark.Outcome == Outcome.Acknowledged && most < needed)
                yield return $"{mark} was acknowledged and is in {most} accounts";
            if (sure > 0 && (most < needed || (mark.Written is { } written && sure > written)))
                yield return $"{mark} is in {sure} accounts";
            if (mark.IsTransfer && (transferred.Contains(mark.Text) ? most < needed : sure > 0))
                yield return $"{mark} is in {sure} accounts, and its transfer is {(transferred.Contains(mark.Text) ? "" : "not ")}there";
        }
    }

    // The log of one account only grows, and who reads it sees all writes that were acknowledged before.
    private IEnumerable<string> CheckOrder(IReadOnlyList<Account> certain)
    {
        var ended = _marks.Where(mark => mark.Outcome == Outcome.Acknowledged).ToDictionary(mark => mark.Text, mark => mark.Ended, StringComparer.Ordinal);
        var all = certain.Select(account => new Sighting(account, null)).Concat(_seen).Where(seen => seen.Account.Log.Count > 0);
        foreach (var life in all.GroupBy(seen => LifeOf(seen.Account)))
        {
            var longest = life.MaxBy(seen => seen.Account.Log.Count)!.Account.Log;
            foreach (var (account, began) in life)
            {
                if (!longest.Take(account.Log.Count).SequenceEqual(account.Log))
                    yield return $"{account} was seen, and later is [{string.Join(' ', longest)}]";
                if (longest.Skip(account.Log.Count).FirstOrDefault(mark => ended.GetValueOrDefault(mark, long.MaxValue) < began) is { } missing)
                    yield return $"{account} was seen after {missing} was acknowledged";
            }

            // Between the write and the read another caller may have deleted the account and inserted it again, which is another life.
            foreach (var (account, mark) in _returned.Where(returned => LifeOf(returned.Account) == life.Key && !returned.Account.Log.Contains(returned.Mark) && longest.Contains(returned.Mark)))
                yield return $"an update returned {account}, without its own {mark}";
        }
    }
}
