using FauxSql;
using FauxSql.Modeling;

namespace Shop;

/// <summary>What the pages of the shop read, and the data that a fresh shop opens with.</summary>
public static class Screens
{
    [AccessPattern("Order detail page", Job = "checkout")]
    public static Deferred<Order> OrderDetail(ShopDb db, Sample sample) => db.Orders.Get(sample.Of<Order>().OrderId, o => o.Items);

    [AccessPattern("Customer with recent orders and their items", Job = "support")]
    public static Deferred<Customer> CustomerWithRecentOrders(ShopDb db, Sample sample) =>
        db.Customers.Get(sample.Of<Customer>().CustomerId, c => c.Orders.Newest().Take(5).With(o => o.Items));

    [SampleData]
    public static IAsyncEnumerable<object> Fill(int scale) => ShopData.Generate(scale).ToAsyncEnumerable();
}
