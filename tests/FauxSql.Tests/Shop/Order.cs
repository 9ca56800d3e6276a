namespace FauxSql.Tests.Shop;

internal sealed record Order(string OrderId, string? CustomerId, string Date, long Total, long Version = 0, string? Note = null)
{
    public IReadOnlyList<OrderItem>? Items { get; set; }

    public Customer? Customer { get; set; }
}
