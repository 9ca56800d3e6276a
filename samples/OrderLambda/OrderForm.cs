namespace OrderLambda;

/// <summary>What an order is to hold.</summary>
internal sealed record OrderForm
{
    /// <summary>Who orders.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What is ordered.</summary>
    public required IReadOnlyList<OrderLine> Items { get; init; }
}
