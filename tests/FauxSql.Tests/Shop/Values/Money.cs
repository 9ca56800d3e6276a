using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Stored everywhere as text, whose order is not that of amounts.</summary>
[Converter<MoneyConverter>]
internal readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);
}
