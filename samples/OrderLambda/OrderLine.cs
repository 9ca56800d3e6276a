namespace OrderLambda;

/// <summary>How much of a product.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">The price of one.</param>
internal sealed record OrderLine(string ProductId, int Quantity, decimal UnitPrice);
