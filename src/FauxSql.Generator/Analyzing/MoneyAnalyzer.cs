using FauxSql.Generator.Reading;
using FauxSql.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS115: an amount of money in binary floating point. What a property holds is told by the last word of its name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MoneyAnalyzer() : ModelAnalyzer("FXS115")
{
    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type) => OwnProperties(type)
        .Where(property => IsBinary(ValueReader.Underlying(property.Type)) && MoneyNames.AreOf(property.Name))
        .Select(property => At(property, property.Name, ValueReader.Underlying(property.Type).ShortName()));

    private static bool IsBinary(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
