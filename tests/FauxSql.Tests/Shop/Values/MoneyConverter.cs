using System.Globalization;

namespace FauxSql.Tests.Shop;

internal sealed class MoneyConverter : ValueConverter<Money, string>
{
    public static int Made { get; private set; }

    public MoneyConverter() => Made++;

    public override string ToStored(Money value) =>
        value.Amount >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{value.Amount} {value.Currency}") : throw new ArgumentException("debts are not stored");

    public override Money FromStored(string stored) =>
        stored.Split(' ') is [var amount, var currency] ? new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency) : throw new FormatException($"\"{stored}\" is no money");
}
