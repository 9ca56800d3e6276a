namespace FauxSql.Tests.Shop;

/// <summary>Says the value in what it throws.</summary>
internal sealed class MoneyTextConverter : ValueConverter<Money, string>
{
    public override string ToStored(Money value) => value.Amount < 0 ? throw new ArgumentException($"{value.Currency} is negative") : value.Currency;

    public override Money FromStored(string stored) => stored.Length == 3 ? new Money(1, stored) : throw new FormatException($"{stored} is no currency");
}
