using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS115: decimal instead of double. What is stored is a number either way.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MoneyFix() : FauxSqlCodeFix("FXS115")
{
    private protected override void Offer(Finding finding)
    {
        var declaration = finding.Around<PropertyDeclarationSyntax>() ?? (SyntaxNode?)finding.Around<ParameterSyntax>();
        if (declaration is null)
            return;
        var (type, initializer) = declaration is PropertyDeclarationSyntax property ? (property.Type, property.Initializer) : (((ParameterSyntax)declaration).Type!, ((ParameterSyntax)declaration).Default);
        var written = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        List<SyntaxNode> changed = [written, .. initializer?.Value.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression)) ?? []];
        finding.Offer("Use decimal", () => finding.Root.ReplaceNodes(changed, (node, _) => node == written
            ? SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.DecimalKeyword)).WithTriviaFrom(node)
            : SyntaxFactory.ParseExpression(node.ToString().TrimEnd('d', 'D', 'f', 'F', 'm', 'M') + "m").WithTriviaFrom(node)));
    }
}
