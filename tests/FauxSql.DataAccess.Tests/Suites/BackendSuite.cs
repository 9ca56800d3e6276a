using System.Text;
using FauxSql.Backends;
using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>A model on one kind of backend, in tables of its own, with its requests counted.</summary>
/// <typeparam name="TBackend">The kind of backend.</typeparam>
/// <typeparam name="TDatabase">The model.</typeparam>
public abstract class BackendSuite<TBackend, TDatabase> : IAsyncLifetime
    where TBackend : IBackendUnderTest
    where TDatabase : DynamoDatabase
{
    private IAsyncDisposable? _owner;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected MultiTableLayout Layout { get; } = new($"T{Guid.NewGuid():N}-");

    private protected IBackend Backend { get; private set; } = null!;

    protected Trace Trace { get; private set; } = null!;

    protected TDatabase Db { get; private set; } = null!;

    /// <summary>The same tables by another way.</summary>
    protected TDatabase Through(Func<IBackend, IBackend> way) => Open(way(Backend), Layout);

    protected abstract TDatabase Open(IBackend backend, ILayout layout);

    public async ValueTask InitializeAsync()
    {
        (var backend, _owner) = await TBackend.StartAsync();
        Backend = backend;
        Db = Open(Backend, Layout);
        Trace = Trace.Start(Db);
        await Db.EnsureTablesAsync(Token);
        Trace.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_owner is null)
            return;

        // Nothing reads a whole table unless it is called a scan.
        if (!TestContext.Current.TestMethod!.MethodName.Contains("scan", StringComparison.OrdinalIgnoreCase))
            Assert.DoesNotContain("Scan", Trace.Operations.Keys);
        foreach (var table in Layout.Tables(Db.Schema))
        {
            var body = Encoding.UTF8.GetBytes($$"""{"TableName":"{{table.Name}}"}""");
            using var answer = await Backend.SendAsync(new BackendRequest("DeleteTable", body, CallContext.None), CancellationToken.None);
            Assert.True(answer.IsSuccess, table.Name);
        }

        await _owner.DisposeAsync();
    }

    /// <summary>Unique values and transactions need TransactWriteItems.</summary>
    protected static void NeedsTransactions() => Assert.SkipUnless(TBackend.HasTransactions, "dynalite has no transactions");

    protected static void NeedsStoredItems() => Assert.SkipUnless(TBackend.ShowsStoredItems, "dynalite does not show the item that fails a condition");

    protected static void NeedsIndexChanges() => Assert.SkipUnless(TBackend.ChangesIndexes, "dynalite ignores what UpdateTable says of indexes");
}
