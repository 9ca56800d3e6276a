using FauxSql.Backends;
using FauxSql.Engine;

namespace FauxSql.Tests.Shop;

/// <summary>A shop of its own for each test, traced, with a customer, two orders and three items.</summary>
public abstract class ShopTest : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();

    private protected ShopTest()
    {
        // A little latency, so that requests which are sent together really are on their way together.
        Trace = new TracingBackend(new LatencyBackend(_engine, TimeSpan.FromMilliseconds(20)));
        Db = new ShopDb(Trace);
    }

    protected TracingBackend Trace { get; }

    private protected ShopDb Db { get; }

    private protected EmbeddedDynamo Engine => _engine;

    public async ValueTask InitializeAsync()
    {
        var direct = new ShopDb(_engine);
        await direct.EnsureTablesAsync();
        await direct.Customers.InsertAsync(new Customer("C1", "ann@example.com", "Ann"));
        await direct.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10));
        await direct.Orders.InsertAsync(new Order("O2", "C1", "2026-01-02", 20));
        await direct.OrderItems.InsertAsync(new OrderItem("O1", "I1"));
        await direct.OrderItems.InsertAsync(new OrderItem("O1", "I2"));
        await direct.OrderItems.InsertAsync(new OrderItem("O2", "I1"));
        Trace.Reset();
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
