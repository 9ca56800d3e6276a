using System.Composition;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS100: one FindManyAsync, where the read is the first thing that a foreach does, or all that a Select does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReadInLoopFix() : FauxSqlCodeFix("FXS100")
{
    private const string Title = "Read them together with FindManyAsync";

    private protected override void Offer(Finding finding)
    {
        if (finding.Around<InvocationExpressionSyntax>() is not { } call || SingleRead.Of(call, finding.Model) is not { } read)
            return;
        if (call.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { } lambda && (lambda.ExpressionBody == call || lambda.ExpressionBody == CallChain.AwaitOf(call)))
            OfferForSelect(finding, read, lambda);
        else if (CallChain.AwaitOf(call) is { } awaited && awaited.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop && loop.AwaitKeyword.IsKind(SyntaxKind.None))
            OfferForLoop(finding, read, awaited, loop);
    }

    // await Task.WhenAll(ids.Select(id => db.Orders.FindAsync(id)))
    private static void OfferForSelect(Finding finding, SingleRead read, LambdaExpressionSyntax lambda)
    {
        if (lambda is not SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var item, Parent.Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var source } } select }
            || select.Parent?.Parent?.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } all || CallChain.NameOf(all) != "WhenAll"
            || CallChain.AwaitOf(all) is not { } awaited)
            return;
        var many = awaited.ReplaceNode(all, read.Many(read.KeysOf(source, item)).WithTriviaFrom(all));
        if (read.MustExist)
        {
            var name = finding.NewName(awaited, read.Entity);
            finding.Offer(Title, () => finding.Root.ReplaceNode(awaited, SyntaxFactory.ParseExpression(
                $"({many.WithoutTrivia().ToFullString()}).Select({name} => {name} ?? throw {SingleRead.NotFound}).ToArray()").Simplified().WithTriviaFrom(awaited)));
        }
        else if (IsUsedAsList(finding, awaited))
        {
            finding.Offer(Title, () => finding.Root.ReplaceNode(awaited, many));
        }
    }

    // What was an array is a list afterwards.
    private static bool IsUsedAsList(Finding finding, AwaitExpressionSyntax awaited) =>
        awaited.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name, Parent: VariableDeclarationSyntax { Type.IsVar: true } } }
            ? !finding.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access is { Name.Identifier.ValueText: "Length", Expression: IdentifierNameSyntax of } && of.Identifier.ValueText == name)
            : awaited.Parent is ForEachStatementSyntax;

    private static void OfferForLoop(Finding finding, SingleRead read, AwaitExpressionSyntax awaited, ForEachStatementSyntax loop)
    {
        IReadOnlyList<StatementSyntax> body = loop.Statement is BlockSyntax block ? block.Statements : new[] { loop.Statement };
        if (body.Count == 0 || !IsDoneFirst(awaited, body[0]))
            return;
        var item = loop.Identifier.ValueText;
        var isUsed = loop.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == item && !read.Call.ArgumentList.Span.Contains(name.Span));
        if ((isUsed && loop.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }))
            || (loop.Statement is BlockSyntax && body.Count == 1 && DeclaredBy(awaited, body[0]) is not null))
            return;
        finding.Offer(Title, () => finding.WithUsingLinq(Rewrite(finding, read, awaited, loop, isUsed), isUsed || !read.IsKey(item)));
    }

    private static SyntaxNode Rewrite(Finding finding, SingleRead read, AwaitExpressionSyntax awaited, ForEachStatementSyntax loop, bool isUsed)
    {
        var item = loop.Identifier.ValueText;
        var first = loop.Statement is BlockSyntax block ? block.Statements[0] : loop.Statement;
        var declared = read.MustExist ? null : DeclaredBy(awaited, first);
        var name = declared ?? finding.NewName(awaited, read.MustExist ? "found" : read.Entity);
        var statement = declared is not null
            ? ((BlockSyntax)loop.Statement).WithStatements(((BlockSyntax)loop.Statement).Statements.RemoveAt(0))
            : loop.Statement.ReplaceNode(awaited, Found(awaited, name, read.MustExist));
        ExpressionSyntax many = awaited.ReplaceNode(read.Call, read.Many(read.KeysOf(loop.Expression, item))).WithoutTrivia();
        if (!isUsed)
        {
            return finding.Root.ReplaceNode(loop, loop
                .WithType(SyntaxFactory.IdentifierName("var").WithTriviaFrom(loop.Type))
                .WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(loop.Identifier))
                .WithExpression(many)
                .WithStatement(statement));
        }

        var zipped = SyntaxFactory.ParseExpression($"{loop.Expression.WithoutTrivia().ToFullString()}.Zip({many.ToFullString()})");
        var both = SyntaxFactory.ParseExpression($"var ({item}, {name})").WithTrailingTrivia(SyntaxFactory.Space);
        return finding.Root.ReplaceNode(loop, SyntaxFactory.ForEachVariableStatement(
            loop.AttributeLists, loop.AwaitKeyword, loop.ForEachKeyword, loop.OpenParenToken, DeclarationOf(both), loop.InKeyword, zipped, loop.CloseParenToken, statement));
    }

    private static ExpressionSyntax DeclarationOf(ExpressionSyntax both) => both is DeclarationExpressionSyntax ? both
        : ((AssignmentExpressionSyntax)SyntaxFactory.ParseExpression(both.ToString() + " = x")).Left.WithTrailingTrivia(SyntaxFactory.Space);

    private static ExpressionSyntax Found(AwaitExpressionSyntax awaited, string name, bool mustExist)
    {
        if (!mustExist)
            return SyntaxFactory.IdentifierName(name).WithTriviaFrom(awaited);
        var found = SyntaxFactory.ParseExpression($"{name} ?? throw {SingleRead.NotFound}").Simplified();
        return (awaited.Parent is EqualsValueClauseSyntax or ArgumentSyntax ? found : SyntaxFactory.ParenthesizedExpression(found)).WithTriviaFrom(awaited);
    }

    // The name of the local that the read declares, if that is all that the statement does.
    private static string? DeclaredBy(AwaitExpressionSyntax awaited, StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value, Identifier.ValueText: var name }] } && value == awaited ? name : null;

    // Nothing comes before it, and nothing decides whether it happens.
    private static bool IsDoneFirst(AwaitExpressionSyntax awaited, StatementSyntax first)
    {
        if (!first.Span.Contains(awaited.Span) || first is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or IfStatementSyntax))
            return false;
        var between = awaited.Ancestors().TakeWhile(node => node != first).ToList();
        return !between.Exists(node => node is StatementSyntax or AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression })
            && (first is not IfStatementSyntax conditional || conditional.Condition.Span.Contains(awaited.Span));
    }
}
