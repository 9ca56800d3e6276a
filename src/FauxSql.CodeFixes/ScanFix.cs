using System.Composition;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS103: a bound, whose number is the author's to choose: of the items found, or of those that are read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ScanFix() : FauxSqlCodeFix("FXS103")
{
    private protected override void Offer(Finding finding)
    {
        if (finding.Around<InvocationExpressionSyntax>() is not { } scan)
            return;
        var calls = CallChain.From(scan);
        var end = calls.Skip(1).FirstOrDefault(call => CallChain.NameOf(call) is "ToListAsync" or "RunAsync" or "MeasuredAsync" or "CountAsync" or "Count"
            or "FirstOrDefaultAsync" or "SingleOrDefaultAsync" or "AnyAsync" or "Any");
        var bounded = end is null ? calls[calls.Count - 1] : CallChain.ReceiverOf(end)!;

        // Those that end with the first item have no use for Take.
        if (end is null || CallChain.NameOf(end) is "ToListAsync" or "RunAsync" or "MeasuredAsync" or "CountAsync" or "Count")
            finding.Offer("Take at most 100", () => finding.Root.ReplaceNode(bounded, Bound(bounded, "Take", 100)));
        finding.Offer("Read at most 1,000, and fail beyond", () => finding.Root.ReplaceNode(bounded, Bound(bounded, "Within", 1000)));
    }

    // What follows on a line of its own stays there.
    private static InvocationExpressionSyntax Bound(ExpressionSyntax query, string method, int count)
    {
        var access = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, query.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(method));
        var argument = SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(count)));
        return SyntaxFactory.InvocationExpression(access, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument))).WithTrailingTrivia(query.GetTrailingTrivia());
    }
}
