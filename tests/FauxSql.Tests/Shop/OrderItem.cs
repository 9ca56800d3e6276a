namespace FauxSql.Tests.Shop;

sealed record OrderItem(string OrderId, string ItemId)
{
    public Order? Order { get; set; }
}
