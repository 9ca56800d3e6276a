using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Testing.Coverage;
using Microsoft.Extensions.Time.Testing;

namespace FauxSql.Testing;

/// <summary>A database that belongs to one test, see <see cref="DatabaseFixture{TDatabase}"/>.</summary>
/// <typeparam name="TDatabase">The class marked <c>[Database]</c>.</typeparam>
public sealed class TestDatabase<TDatabase> : IAsyncDisposable
    where TDatabase : DynamoDatabase
{
    private readonly Trace _all;
    private bool _isDisposed;

    internal TestDatabase(TDatabase db, IBackend backend, EmbeddedDynamo engine, FakeTimeProvider time, FaultOptions faults)
    {
        (Db, Backend, Engine, Time, Faults) = (db, backend, engine, time, faults);
        Trace = Trace.Start(db);
        _all = Trace.Start(db);
    }

    /// <summary>The database.</summary>
    public TDatabase Db { get; }

    /// <summary>
    /// Counts what the test sends, beginning with its first request; <see cref="FauxSql.Trace.Reset"/> begins again. What other database objects send over
    /// <see cref="Backend"/> counts too.
    /// </summary>
    public Trace Trace { get; }

    /// <summary>What answers the requests, for an application that makes its own database object.</summary>
    public IBackend Backend { get; }

    /// <summary>The engine, for what only it can do.</summary>
    public EmbeddedDynamo Engine { get; }

    /// <summary>
    /// The engine's clock, for the application too. It stands still until the test moves it: <c>test.Time.Advance(TimeSpan.FromDays(1))</c> lets indexes catch up,
    /// and deletes what has expired.
    /// </summary>
    public FakeTimeProvider Time { get; }

    /// <summary>What goes wrong.</summary>
    public FaultOptions Faults { get; }

    /// <summary>Lets every read of an index see what was written so far. The clock stays where it is.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task IndexesCaughtUpAsync(CancellationToken cancellationToken = default) => Engine.IndexesCaughtUpAsync(cancellationToken);

    /// <summary>Notes which access patterns the test has run, and lets go of the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        CoverageRecord.Of<TDatabase>().Add(_all);
        _all.Dispose();
        Trace.Dispose();
        await Engine.DisposeAsync().ConfigureAwait(false);
    }
}
