using FauxSql.Generator.Emitting;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS110: a list of objects that nothing bounds. One that is marked [Embedded] is FXS023's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedListAnalyzer() : ModelAnalyzer("FXS110")
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type) => OwnProperties(type)
        .Where(property => IsListOfObjects(property.Type) && !IsBounded(property))
        .Select(property => At(property, property.Name));

    private static bool IsListOfObjects(ITypeSymbol type) => ElementOf(type) is { } element && (HasHiddenState(element) || IsListOfObjects(element));

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => ValueReader.ElementOf(type)
        ?? (type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var value] } dictionary
            && dictionary.Name.EndsWith("Dictionary", StringComparison.Ordinal) ? value : null);

    private static bool HasHiddenState(ITypeSymbol type) => !type.GetMembers(TypeEmitter.Hidden).IsEmpty;

    private static bool IsBounded(IPropertySymbol property) => property.Find("EmbeddedAttribute") is not null
        || property.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "MaxLengthAttribute" or "LengthAttribute" } known
            && known.ContainingNamespace.ToDisplayString() == Annotations);
}
