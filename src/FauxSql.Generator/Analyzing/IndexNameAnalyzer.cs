using System.Collections.Immutable;
using FauxSql.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS112: an index that is called GSI1.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndexNameAnalyzer() : ModelAnalyzer("FXS112")
{
    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type)
    {
        var all = DeclaredIndex.AllOf(OwnProperties(type));
        return all.GroupBy(index => index.Name)
            .Where(index => IndexNames.SaysNothing(index.Key))
            .Select(index => Problem(index.First(), all));
    }

    private Diagnostic Problem(DeclaredIndex index, IReadOnlyList<DeclaredIndex> all)
    {
        var name = index.NameFromProperty(all);
        var place = (index.Attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments[0].GetLocation();
        return Diagnostic.Create(Rule, place ?? index.Property.Locations[0], ImmutableDictionary<string, string?>.Empty.Add("Name", name).Add("Index", index.Name), index.Name, name);
    }
}
