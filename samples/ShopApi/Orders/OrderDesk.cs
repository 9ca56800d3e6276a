using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FauxSql.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop;
using ShopApi.Http;

namespace ShopApi.Orders;

/// <summary>Takes orders, each once.</summary>
internal sealed class OrderDesk(ShopDb db, TimeProvider time)
{
    /// <summary>
    /// Places an order. Its ID is made of the idempotency key, so that the same request sent again finds the order that the first one made, however much later.
    /// https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
    /// </summary>
    public async Task<Results<Created<Order>, ProblemHttpResult>> PlaceAsync(OrderForm form, string? idempotencyKey, CancellationToken cancellation)
    {
        var customer = db.Customers.FindAsync(form.CustomerId, cancellation);
        var products = db.Products.FindManyAsync(form.Items.Select(line => line.ProductId), cancellation);
        await Task.WhenAll(customer, products);
        if (await customer is null)
            return Missing("customer", form.CustomerId);
        if (form.Items.Zip(await products).FirstOrDefault(line => line.Second is null).First is { } unknown)
            return Missing("product", unknown.ProductId);

        var order = OrderOf(form, idempotencyKey, [.. (await products).Select(product => product!.Price)]);
        try
        {
            var placed = await db.TransactAsync(
                t =>
                {
                    t.InsertAll(order.Items!);
                    return t.Insert(order);
                },
                cancellationToken: cancellation);
            return Created(placed with { Items = order.Items });
        }
        catch (TransactionFailedException failed) when (failed.Failures.Any(failure => failure is { Entity: nameof(Order), Reason: ItemExistsException }))
        {
            return await PlacedBeforeAsync(order, cancellation);
        }
    }

    private async Task<Results<Created<Order>, ProblemHttpResult>> PlacedBeforeAsync(Order order, CancellationToken cancellation)
    {
        var placed = await db.Orders.GetAsync(order.OrderId, o => o.Items, cancellation);
        return placed.CustomerId == order.CustomerId && LinesOf(placed).SequenceEqual(LinesOf(order))
            ? Created(placed)
            : Problems.Of(422, "idempotency-key", "The idempotency key was used for another order", $"It stands for order {placed.OrderId}. Use a key for one order only.");
    }

    private Order OrderOf(OrderForm form, string? idempotencyKey, IReadOnlyList<decimal> prices)
    {
        var now = time.GetUtcNow();
        var orderId = idempotencyKey is null
            ? $"O{Guid.CreateVersion7(now):N}"
            : "O" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.CustomerId}\n{idempotencyKey}")).AsSpan(0, 16));
        var items = form.Items.Select((line, i) => new OrderItem
        {
            OrderId = orderId,
            ItemId = (i + 1).ToString("00", CultureInfo.InvariantCulture),
            ProductId = line.ProductId,
            Quantity = line.Quantity,
            UnitPrice = prices[i],
        }).ToList();
        return new Order { OrderId = orderId, CustomerId = form.CustomerId, OrderDate = now, Total = items.Sum(item => item.Quantity * item.UnitPrice), Items = items };
    }

    private static IEnumerable<(string ProductId, int Quantity)> LinesOf(Order order) => order.Items!.Select(item => (item.ProductId, item.Quantity));

    private static Created<Order> Created(Order order) => TypedResults.Created($"/orders/{order.OrderId}", order);

    private static ProblemHttpResult Missing(string what, string id) =>
        Problems.Of(422, "reference", "What the order refers to is not there", $"There is no {what} {id}.");
}
