using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>The shop on one kind of backend.</summary>
/// <typeparam name="TBackend">The kind of backend.</typeparam>
public abstract class ShopSuite<TBackend> : BackendSuite<TBackend, ShopDb>
    where TBackend : IBackendUnderTest
{
    protected override ShopDb Open(IBackend backend, ILayout layout) => new(backend, layout);

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
