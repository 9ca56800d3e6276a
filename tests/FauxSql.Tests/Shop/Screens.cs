using FauxSql.Modeling;
using FauxSql.Tests.Shop.Payments;

namespace FauxSql.Tests.Shop;

internal static class Screens
{
    [AccessPattern("Order detail")]
    public static Deferred<Order> OrderDetail(ShopDb db, Sample sample) => db.Orders.Get(sample.Of<Order>().OrderId, o => o.Items);

    [AccessPattern("Card payments of an order")]
    public static Deferred<IReadOnlyList<CardPayment>> CardPayments(ShopDb db, Sample sample) =>
        db.Payments.ByOrder(sample.Of<Payment>().OrderId).OfType(p => p.CardPayment);

    [AccessPattern("Cancel an order")]
    public static Deferred<int> CancelOrder(ShopDb db, Sample sample) => db.Transaction(t =>
    {
        t.Delete(db.Orders.Delete(sample.Of<Order>().OrderId));
        t.Delete(db.OrderItems.Delete(sample.Of<OrderItem>().OrderId, sample.Of<OrderItem>().ItemId));
    });

    /// <summary>60 customers with 3 orders each, each with an item.</summary>
    [SampleData]
    public static async IAsyncEnumerable<object> Fill(int scale)
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
}
