namespace FauxSql.Tests.Shop;

sealed record Customer(string CustomerId, string Email, string Name = "")
{
    public IReadOnlyList<Order>? Orders { get; set; }
}
