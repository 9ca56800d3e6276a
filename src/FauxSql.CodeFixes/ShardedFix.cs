using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS114: shards, whose number is the author's to choose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ShardedFix() : FauxSqlCodeFix("FXS114")
{
    private protected override void Offer(Finding finding)
    {
        if (finding.Around<PropertyDeclarationSyntax>() is not { } property || finding.Property("Index") is not { } index
            || Named(property, "Sharded") > 0)
            return;
        var which = Named(property, "Index") > 1 ? $", Index = {SymbolDisplay.FormatLiteral(index, quote: true)}" : "";
        finding.Offer("Spread it over 4 shards", () => finding.Root.ReplaceNode(property, Attributes.With(property, "Sharded", "4" + which)));
    }

    private static int Named(PropertyDeclarationSyntax property, string name) =>
        property.AttributeLists.SelectMany(list => list.Attributes).Count(attribute => Attributes.Is(attribute, name));
}
