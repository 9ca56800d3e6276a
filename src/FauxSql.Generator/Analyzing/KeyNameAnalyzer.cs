using System.Collections.Immutable;
using FauxSql.Generator.Reading;
using FauxSql.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS111: a key that is called PK, SK or GSI1PK in C#. What it is stored as is free.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyNameAnalyzer() : ModelAnalyzer("FXS111")
{
    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type) => OwnProperties(type)
        .Where(property => property.IsKey() && KeyNames.NamesItsPlace(property.Name))
        .Select(property => Problem(property, type));

    private Diagnostic Problem(IPropertySymbol property, INamedTypeSymbol type)
    {
        var meant = MeantBy(property, type);
        var isFree = meant is not null && type.GetMembers(meant).IsEmpty;
        return Diagnostic.Create(
            Rule,
            property.Locations[0],
            isFree ? ImmutableDictionary<string, string?>.Empty.Add("Name", meant).Add("StoredAs", property.StoredName()) : null,
            property.Name,
            isFree ? meant : KeyNames.Example,
            property.StoredName());
    }

    private static string? MeantBy(IPropertySymbol property, INamedTypeSymbol type) => KeyNames.MeantBy(
        property.Find("ReferencesAttribute`1")?.AttributeClass!.TypeArguments[0].Name, property.Find("PartitionKeyAttribute") is not null, type.Name);
}
