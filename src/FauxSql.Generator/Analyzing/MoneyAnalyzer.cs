using System.Text.RegularExpressions;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS115: an amount of money in binary floating point. What a property holds is told by the last word of its name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MoneyAnalyzer() : ModelAnalyzer("FXS115")
{
    // A currency may follow: PriceEur. Words that as often count something else stand alone, or after what is paid: OrderTotal, not RainTotal.
    private static readonly Regex Money = new(
        "(?:^|[a-z0-9_])(?:Price|Cost|Fee|Salary|Wage|Revenue|Tax|Vat|Refund|Deposit|Subtotal|SubTotal|Payment|Money|Budget|Invoice)(?:Usd|USD|Eur|EUR|Gbp|GBP|Chf|CHF)?$"
        + "|^(?:Grand|Order|Invoice|Cart|Account)?(?:Total|Amount|Balance)(?:Usd|USD|Eur|EUR|Gbp|GBP|Chf|CHF)?$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type) => OwnProperties(type)
        .Where(property => IsBinary(ValueReader.Underlying(property.Type)) && Money.IsMatch(property.Name))
        .Select(property => At(property, property.Name, ValueReader.Underlying(property.Type).ShortName()));

    private static bool IsBinary(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
