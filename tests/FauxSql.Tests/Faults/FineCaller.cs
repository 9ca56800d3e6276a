using System.Diagnostics;
using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Faults;

/// <summary>Deletes fines, and reminds of them meanwhile.</summary>
internal sealed class FineCaller(ShopDb db, Random random, Attempts attempts)
{
    // All callers are about the fine of the moment, and no fine comes again to cover what was left of it.
    private static string Current => $"f{Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 10)}";

    public Task StepAsync() => random.Next(4) switch
    {
        0 => AddAsync(Current),
        1 => attempts.RunAsync("DeleteFine", () => db.Fines.DeleteAsync(Current), typeof(ReferencedException)),
        2 => attempts.RunAsync("Remind", () => db.Reminders.PutAsync(new Reminder(Current, random.Next(3))), typeof(ReferenceViolationException)),
        _ => attempts.RunAsync("DeleteReminder", () => db.Reminders.DeleteAsync(Current, random.Next(3))),
    };

    private Task AddAsync(string fine) => attempts.RunAsync(
        "AddFine",
        () => db.TransactAsync(t =>
        {
            t.Put(new Loan($"l{fine}", null));
            t.Insert(new Fine(fine, $"l{fine}"));
        }),
        typeof(TransactionFailedException));
}
