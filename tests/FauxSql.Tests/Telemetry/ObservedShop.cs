using FauxSql.Engine;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>A shop with a few items on a scripted backend, which is listened to from when it is filled.</summary>
public abstract class ObservedShop : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private readonly bool _spans;

    /// <param name="spans">Whether spans are listened to, beside metrics.</param>
    private protected ObservedShop(bool spans)
    {
        _spans = spans;
        Backend = new ScriptedBackend(_engine);
        Db = new ShopDb(Backend);
    }

    private protected ScriptedBackend Backend { get; }

    private protected ShopDb Db { get; }

    private protected Listening Heard { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Db.EnsureTablesAsync();
        await Db.Customers.PutAsync(new Customer("C1", "ann@example.com"));
        await Db.Orders.PutManyAsync([new Order("O1", "C1", "2026-01-01", 10), new Order("O2", "C1", "2026-01-02", 20)]);
        await Db.OrderItems.PutAsync(new OrderItem("O1", "I1", "P1"));
        await Db.Products.PutAsync(new Product("P1", "Cup"));
        Heard = new Listening(_spans);
    }

    public ValueTask DisposeAsync()
    {
        Heard.Dispose();
        return _engine.DisposeAsync();
    }
}
