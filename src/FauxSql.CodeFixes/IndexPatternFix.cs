using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS113: an index of its own for the second pattern.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IndexPatternFix() : FauxSqlCodeFix("FXS113")
{
    private protected override void Offer(Finding finding)
    {
        if (finding.Around<AttributeSyntax>() is not { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }, ..] } || finding.Property("Name") is not { } name)
            return;
        finding.Offer($"Give it an index of its own, {name}", () => finding.Root.ReplaceNode(
            literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(literal)));
    }
}
