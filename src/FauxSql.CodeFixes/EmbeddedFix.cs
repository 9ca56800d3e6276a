using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS023 and FXS110: a bound, whose number is the author's to choose.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EmbeddedFix() : FauxSqlCodeFix("FXS023", "FXS110")
{
    private protected override void Offer(Finding finding)
    {
        if (finding.Around<PropertyDeclarationSyntax>() is { } property)
            finding.Offer("Say how many elements there are at most", () => finding.Root.ReplaceNode(property, Bounded(property)));
    }

    private static PropertyDeclarationSyntax Bounded(PropertyDeclarationSyntax property)
    {
        if (property.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => Attributes.Is(attribute, "Embedded")) is not { } embedded)
            return Attributes.With(property, "Embedded", "Max = 20");
        var max = SyntaxFactory.ParseAttributeArgumentList("(Max = 20)")!.Arguments[0];
        var others = embedded.ArgumentList?.Arguments.Where(argument => argument.NameEquals?.Name.Identifier.ValueText != "Max") ?? [];
        var list = SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList([max, .. others])).NormalizeWhitespace();
        return property.ReplaceNode(embedded, embedded.WithArgumentList(list));
    }
}
