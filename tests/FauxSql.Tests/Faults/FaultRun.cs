using System.Diagnostics;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Faults;

/// <summary>Callers who do what they can to the same items, at the same time, while everything goes wrong that can; and what is left of it, looked at without faults.</summary>
internal sealed class FaultRun(int seed, PlantedBug? bug = null)
{
    private const int Callers = 6;

    private readonly Attempts _attempts = new();
    private readonly AccountHistory _history = new();
    private readonly LinkCounts _links = new();
    private readonly List<NoteCaller> _notes = [];

    public IReadOnlyDictionary<(string Operation, string Result), int> Results => _attempts.Results;

    /// <summary>What is wrong, in words.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("fauxsql");
        var file = Path.Combine(folder.FullName, "faults.db");
        try
        {
            await using (var engine = EmbeddedDynamo.Open(file))
                await new ShopDb(engine).EnsureTablesAsync();
            await using (var engine = EmbeddedDynamo.Open(file, new EmbeddedDynamoOptions { Faults = Faults() }))
                await LoadAsync(engine, time);
            await using (var engine = EmbeddedDynamo.Open(file))
                return [.. await CheckAsync(engine), .. _attempts.Problems];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private FaultOptions Faults() => new()
    {
        Seed = seed,
        ThrottledShare = 0.1,
        UnprocessedShare = 0.2,
        ConflictShare = 0.1,
        IndexDelay = TimeSpan.FromMilliseconds(50),
        Latency = TimeSpan.FromMilliseconds(2),
    };

    private Task LoadAsync(EmbeddedDynamo engine, TimeSpan time)
    {
        IBackend lossy = new LossyBackend(engine, seed, share: 0.05);
        var db = new ShopDb(bug is { } planted ? new BuggyBackend(lossy, planted) : lossy);
        var began = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(number => Task.Run(async () =>
        {
            var random = new Random((seed * Callers) + number);
            var accounts = new AccountCaller($"c{number}", db, random, _attempts, _history);
            var notes = new NoteCaller($"c{number}", db, random, _attempts);
            var links = new LinkCaller(db, random, _attempts, _links);
            var fines = new FineCaller(db, random, _attempts);
            lock (_notes)
                _notes.Add(notes);
            while (Stopwatch.GetElapsedTime(began) < time)
                await (random.Next(13) switch { < 6 => accounts.StepAsync(), < 8 => notes.StepAsync(), < 10 => links.StepAsync(), _ => fines.StepAsync() });
        })));
    }

    private async Task<IReadOnlyList<string>> CheckAsync(EmbeddedDynamo engine)
    {
        var db = new ShopDb(engine);
        var accounts = await db.Accounts.Scan().ToListAsync();
        var notes = await db.Notes.Scan().ToListAsync();
        foreach (var caller in _notes)
            caller.Check([.. notes.Where(note => note.Writer == caller.Name)]);
        return
        [
            .. _history.Check(accounts, await db.Transfers.Scan().ToListAsync()),
            .. await StoredState.CheckClaimsAsync(engine, accounts),
            .. await StoredState.CheckLinksAsync(db, _links),
            .. await StoredState.CheckReferencesAsync(db),
            .. await StoredState.CheckIndexesAsync(db, accounts, notes),
        ];
    }
}
