using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS113: an index that is declared with two patterns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IndexPatternAnalyzer() : ModelAnalyzer("FXS113")
{
    private protected override IEnumerable<Diagnostic> Check(INamedTypeSymbol type)
    {
        var all = DeclaredIndex.AllOf(OwnProperties(type));
        return from index in all.Where(index => index.Pattern is not null).GroupBy(index => index.Name)
               from second in index.Skip(1).Where(other => other.Pattern != index.First().Pattern)
               select Problem(second, all);
    }

    private Diagnostic Problem(DeclaredIndex second, IReadOnlyList<DeclaredIndex> all)
    {
        var name = second.NameFromProperty(all);
        var place = (second.Attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Pattern")?.GetLocation();
        return Diagnostic.Create(Rule, place ?? second.Property.Locations[0], ImmutableDictionary<string, string?>.Empty.Add("Name", name), second.Name, second.Pattern, name);
    }
}
