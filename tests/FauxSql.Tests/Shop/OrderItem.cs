namespace FauxSql.Tests.Shop;

internal sealed record OrderItem(string OrderId, string ItemId)
{
    public Order? Order { get; set; }
}
