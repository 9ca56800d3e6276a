using System.Text;
using FauxSql.Backends;
using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>The shop on one kind of backend, in tables of its own, with its requests counted.</summary>
/// <typeparam name="TBackend">The kind of backend.</typeparam>
public abstract class ShopSuite<TBackend> : IAsyncLifetime
    where TBackend : IBackendUnderTest
{
    private readonly MultiTableLayout _layout = new($"T{Guid.NewGuid():N}-");
    private IAsyncDisposable? _owner;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TracingBackend Trace { get; private set; } = null!;

    protected ShopDb Db { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (var backend, _owner) = await TBackend.StartAsync();
        Trace = new TracingBackend(backend);
        Db = new ShopDb(Trace, _layout);
        await Db.EnsureTablesAsync(Token);
        Trace.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_owner is null)
            return;
        foreach (var table in _layout.Tables(Db.Schema))
        {
            var body = Encoding.UTF8.GetBytes($$"""{"TableName":"{{table.Name}}"}""");
            using var answer = await Trace.SendAsync(new BackendRequest("DeleteTable", body, CallContext.None), CancellationToken.None);
            Assert.True(answer.IsSuccess, table.Name);
        }

        await _owner.DisposeAsync();
    }

    /// <summary>Unique values and transactions need TransactWriteItems.</summary>
    protected static void NeedsTransactions() => Assert.SkipUnless(TBackend.HasTransactions, "dynalite has no transactions");

    protected static void NeedsStoredItems() => Assert.SkipUnless(TBackend.ShowsStoredItems, "dynalite does not show the item that fails a condition");

    protected static Order OrderOf(string id, string customer = "C1", int day = 1, decimal total = 10, OrderStatus status = OrderStatus.Placed) => new()
    {
        OrderId = id,
        CustomerId = customer,
        OrderDate = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day),
        Total = total,
        Status = status,
    };

    protected static OrderItem ItemOf(string order, string id, string product = "P1", int quantity = 1) =>
        new() { OrderId = order, ItemId = id, ProductId = product, Quantity = quantity, UnitPrice = 2.5m };

    protected static Product ProductOf(string id, decimal price = 2.5m) => new() { ProductId = id, Name = $"Product {id}", Price = price };

    protected static Customer CustomerOf(string id, string? email = null) =>
        new() { CustomerId = id, Email = email ?? $"{id}@example.com", Name = id, JoinedAt = DateTimeOffset.UnixEpoch };
}
