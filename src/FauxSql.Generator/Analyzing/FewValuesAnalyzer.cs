using System.Collections.Immutable;
using System.Globalization;
using FauxSql.Generator.Reading;
using FauxSql.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS114: an index whose partition is a truth value or one of an enum's few, and that is not sharded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FewValuesAnalyzer() : ModelAnalyzer("FXS114")
{
    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type) =>
        from index in DeclaredIndex.AllOf(OwnProperties(type)).GroupBy(index => index.Name)
        let only = index.First()
        let values = ValueCount.Of(only.Property)
        where FewValues.IsHot(values, index.Count(), IsSharded(only))
        select Diagnostic.Create(
            Rule,
            only.Property.Locations[0],
            ImmutableDictionary<string, string?>.Empty.Add("Index", only.Name),
            only.Property.Name,
            only.Name,
            values!.Value.ToString(CultureInfo.InvariantCulture));

    private static bool IsSharded(DeclaredIndex index) =>
        index.Property.Find("ShardedAttribute") is { } sharded && (sharded.Named<string>("Index") ?? index.Name) == index.Name;
}
