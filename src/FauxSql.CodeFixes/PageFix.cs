using System.Composition;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace FauxSql.CodeFixes;

/// <summary>FXS104: the first items instead of a page.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PageFix() : FauxSqlCodeFix("FXS104")
{
    private const string Title = "Take the first items";

    private protected override void Offer(Finding finding)
    {
        if (finding.Around<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: [{ NameColon: null } size, ..] arguments } call || CallChain.NameOf(call) != "PageAsync"
            || arguments.Skip(1).Any(other => other.NameColon?.Name.Identifier.ValueText != "cancellationToken")
            || CallChain.AwaitOf(call) is not { } awaited)
            return;
        var items = awaited.ReplaceNode(call, Listed(call, size, arguments.Skip(1).FirstOrDefault()));
        SyntaxNode value = awaited;
        while (value.Parent is ParenthesizedExpressionSyntax outer)
            value = outer;
        if (value.Parent is MemberAccessExpressionSyntax itemsOf)
            finding.Offer(Title, () => finding.Root.ReplaceNode(itemsOf, SyntaxFactory.ParenthesizedExpression(items.WithoutTrivia()).WithTriviaFrom(itemsOf).WithAdditionalAnnotations(Simplifier.Annotation)));
        else if (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } declarator })
            finding.Offer(Title, () => WithLocal(finding, declarator, awaited, items));
    }

    private static InvocationExpressionSyntax Listed(InvocationExpressionSyntax page, ArgumentSyntax size, ArgumentSyntax? token)
    {
        var access = (MemberAccessExpressionSyntax)page.Expression;
        var take = SyntaxFactory.InvocationExpression(access.WithName(SyntaxFactory.IdentifierName("Take")), SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(size.WithoutTrivia())));
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, take, SyntaxFactory.IdentifierName("ToListAsync")),
            SyntaxFactory.ArgumentList(token is null ? default : SyntaxFactory.SingletonSeparatedList(token.WithNameColon(null).WithoutTrivia()))).WithTriviaFrom(page);
    }

    private static SyntaxNode WithLocal(Finding finding, VariableDeclaratorSyntax declarator, AwaitExpressionSyntax awaited, AwaitExpressionSyntax items)
    {
        var local = finding.Model.GetDeclaredSymbol(declarator);
        var uses = finding.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access =>
            access is { Name.Identifier.ValueText: "Items", Expression: IdentifierNameSyntax name } && SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(name).Symbol, local));
        return finding.Root.ReplaceNodes(uses.Prepend<ExpressionSyntax>(awaited), (node, _) => node == awaited ? items : ((MemberAccessExpressionSyntax)node).Expression.WithTriviaFrom(node));
    }
}
