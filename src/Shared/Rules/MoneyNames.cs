#pragma warning disable MA0110 // the generator runs on netstandard2.0, where expressions are not generated
using System.Text.RegularExpressions;

namespace FauxSql.Rules;

// FXS115: amounts of money. What a property holds is told by the last word of its name.
internal static class MoneyNames
{
    // A currency may follow: PriceEur. Words that as often count something else stand alone, or after what is paid: OrderTotal, not RainTotal.
    private static readonly Regex Money = new(
        "(?:^|[a-z0-9_])(?:Price|Cost|Fee|Salary|Wage|Revenue|Tax|Vat|Refund|Deposit|Subtotal|SubTotal|Payment|Money|Budget|Invoice)(?:Usd|USD|Eur|EUR|Gbp|GBP|Chf|CHF)?$"
        + "|^(?:Grand|Order|Invoice|Cart|Account)?(?:Total|Amount|Balance)(?:Usd|USD|Eur|EUR|Gbp|GBP|Chf|CHF)?$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    public static bool AreOf(string property) => Money.IsMatch(property);
}
