using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Tests.Shop;

internal sealed class ShopDb : DynamoDatabase
{
    public ShopDb(IBackend backend, ILayout? layout = null) : base(backend, layout, Model.Schema)
    {
        Customers = new CustomersTable(this);
        Orders = new OrdersTable(this);
        OrderItems = new OrderItemsTable(this);
    }

    public CustomersTable Customers { get; }

    public OrdersTable Orders { get; }

    public OrderItemsTable OrderItems { get; }

    protected override IReadOnlyList<EntityCodec> Codecs => [Model.Customers, Model.Orders, Model.OrderItems];

    protected override IReadOnlyList<RunnablePattern> Patterns =>
    [
        new("Order", Pattern("Get order by OrderId", AccessPatternSource.Key, null), (db, sample) => ((ShopDb)db).Orders.Get(sample.Of<Order>().OrderId)),
        new("Order", Pattern("Orders of a customer", AccessPatternSource.Index, "CustomerIndex"),
            (db, sample) => ((ShopDb)db).Orders.ByCustomer(sample.Of<Order>().CustomerId!).Newest()),
        new("Order", Pattern("Order detail", AccessPatternSource.Method, "Screens.OrderDetail"),
            (db, sample) => ((ShopDb)db).Orders.Get(sample.Of<Order>().OrderId, o => o.Items)),
    ];

    protected override async IAsyncEnumerable<object> SampleData(int scale)
    {
        await Task.Yield();
        for (var c = 0; c < 60 * scale; c++)
        {
            yield return new Customer($"C{c}", $"c{c}@example.com");
            for (var o = 0; o < 3; o++)
            {
                yield return new Order($"O{c}-{o}", $"C{c}", $"2026-01-0{o + 1}", o);
                yield return new OrderItem($"O{c}-{o}", "I1");
            }
        }
    }

    private static AccessPatternSchema Pattern(string description, AccessPatternSource source, string? servedBy) =>
        new(description, AccessPatternStatus.Implemented, source, servedBy, null);
}
