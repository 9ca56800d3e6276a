using System.Collections.Immutable;
using System.Globalization;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS114: an index whose partition is a truth value or one of an enum's few, and that is not sharded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FewValuesAnalyzer() : ModelAnalyzer("FXS114")
{
    private const int Few = 32;

    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type) =>
        from index in DeclaredIndex.AllOf(OwnProperties(type)).GroupBy(index => index.Name)
        where index.Count() == 1
        let only = index.First()
        let values = ValuesOf(ValueReader.Underlying(only.Property.Type), only.Property)
        where values <= Few && !IsSharded(only)
        select Diagnostic.Create(
            Rule,
            only.Property.Locations[0],
            ImmutableDictionary<string, string?>.Empty.Add("Index", only.Name),
            only.Property.Name,
            only.Name,
            values.ToString(CultureInfo.InvariantCulture));

    // A truth value is a key where a converter makes it one.
    private static int ValuesOf(ITypeSymbol type, IPropertySymbol property) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } when property.Find("ConverterAttribute`1") is not null => 2,
        { TypeKind: TypeKind.Enum } when !type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.FlagsAttribute") =>
            type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).Select(member => member.ConstantValue).Distinct().Count(),
        _ => int.MaxValue,
    };

    private static bool IsSharded(DeclaredIndex index) =>
        index.Property.Find("ShardedAttribute") is { } sharded && (sharded.Named<string>("Index") ?? index.Name) == index.Name;
}
