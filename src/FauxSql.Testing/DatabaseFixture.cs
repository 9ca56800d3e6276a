using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Testing.Coverage;
using Microsoft.Extensions.Time.Testing;

namespace FauxSql.Testing;

/// <summary>
/// Creates the tables of a model and fills them once, and gives each test a copy of its own, in memory and in a few milliseconds. It knows no test
/// framework: with xunit it is a class, collection or assembly fixture. Safe for concurrent use.
/// </summary>
/// <typeparam name="TDatabase">The class marked <c>[Database]</c>.</typeparam>
public class DatabaseFixture<TDatabase> : IAsyncDisposable
    where TDatabase : DynamoDatabase, IDatabase<TDatabase>
{
    /// <summary>How late an index is at most unless a fixture or test says otherwise: a minute on the test's clock, which stands still.</summary>
    public static readonly TimeSpan DefaultIndexDelay = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _filling = new(1);
    private EmbeddedDynamo? _filled;

    /// <summary>
    /// What goes wrong in each test: by default only that indexes are late, see <see cref="DefaultIndexDelay"/>. The seed is 1, or what the environment
    /// variable <c>FAUXSQL_TEST_SEED</c> says.
    /// </summary>
    protected virtual FaultOptions Faults => new() { Seed = TestSeed.Value, IndexDelay = DefaultIndexDelay };

    /// <summary>Where the clock of a test stands in the beginning: now by default.</summary>
    protected virtual DateTimeOffset Start => TimeProvider.System.GetUtcNow();

    /// <summary>A database of the test's own, with what was seeded. Indexes show all of that; what the test writes they show late.</summary>
    /// <param name="faults">
    /// What goes wrong in this test, such as <c>faults => faults with { ThrottledShare = 0.2 }</c>; <see langword="null"/> for what goes wrong in all of them.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The database, to be disposed of by the test: <c>await using var test = await shop.NewAsync();</c></returns>
    public async Task<TestDatabase<TDatabase>> NewAsync(Func<FaultOptions, FaultOptions>? faults = null, CancellationToken cancellationToken = default)
    {
        var filled = await FilledAsync(cancellationToken).ConfigureAwait(false);
        var chosen = faults is null ? Faults : faults(Faults);
        var time = new FakeTimeProvider(Start);

        // A clock that stands still would never let a request end that takes longer on it.
        var engine = filled.Clone(new EmbeddedDynamoOptions { Time = time, Faults = chosen with { Latency = TimeSpan.Zero } });
        IBackend backend = chosen.Latency > TimeSpan.Zero ? new Backends.LatencyBackend(engine, chosen.Latency) : engine;
        return new TestDatabase<TDatabase>(Open(backend), backend, engine, time, chosen);
    }

    /// <summary>Lets go of the seeded database.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _filling.Dispose();
        _filled?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the database object; override it for a layout or options of your own.</summary>
    /// <param name="backend">The engine.</param>
    protected virtual TDatabase Open(IBackend backend) => TDatabase.Create(backend, null, null);

    /// <summary>Fills the tables, which exist. By default with the project's <c>[SampleData]</c> at scale 1.</summary>
    /// <param name="db">The database, on which nothing goes wrong and indexes are current.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    protected virtual Task SeedAsync(TDatabase db, CancellationToken cancellationToken) => DatabaseTools.FillAsync(db, scale: 1, progress: null, cancellationToken);

    private async Task<EmbeddedDynamo> FilledAsync(CancellationToken cancellationToken)
    {
        if (_filled is { } filled)
            return filled;
        await _filling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _filled ??= await FillAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _filling.Release();
        }
    }

    // What expires is left to the tests' clocks.
    private async Task<EmbeddedDynamo> FillAsync(CancellationToken cancellationToken)
    {
        var engine = EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { TimeToLiveInterval = Timeout.InfiniteTimeSpan });
        try
        {
            var db = Open(engine);
            await db.EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
            await SeedAsync(db, cancellationToken).ConfigureAwait(false);
            CoverageRecord.Of<TDatabase>().Plan(await DatabaseTools.PlanPatternsAsync(db, cancellationToken).ConfigureAwait(false));
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }
}
