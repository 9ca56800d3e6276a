namespace FauxSql.Tests.Shop;

internal sealed record Customer(string CustomerId, string Email, string Name = "")
{
    public IReadOnlyList<Order>? Orders { get; set; }
}
