using Shop;

namespace ShopApi.Orders;

/// <summary>What may change of an order.</summary>
/// <param name="Status">How far it has come.</param>
public sealed record OrderChange(OrderStatus Status);
