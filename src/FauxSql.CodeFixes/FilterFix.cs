using System.Composition;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS102: the range or the finder instead of the term of the filter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FilterFix() : FauxSqlCodeFix("FXS102")
{
    private static readonly string[] Ranges = ["Between", "From", "After", "UpTo", "Before", "StartsWith"];

    private protected override void Offer(Finding finding)
    {
        if (finding.Around<LambdaExpressionSyntax>() is not { Parent.Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } where } lambda)
            return;
        var terms = FilterTerm.AllOf(lambda, out var parameter);
        if (finding.Property("Range") is { } key && RangeOf([.. terms.Where(term => term.Names(parameter, key))]) is var (method, arguments)
            && !CallChain.UpTo(where).Concat(CallChain.From(where)).Any(call => Ranges.Contains(CallChain.NameOf(call))))
        {
            var access = (MemberAccessExpressionSyntax)where.Expression;
            var ranged = SyntaxFactory.InvocationExpression(access.WithName(SyntaxFactory.IdentifierName(method)), Arguments(arguments));
            finding.Offer($"Use {method}", () => finding.Root.ReplaceNode(where, Rest(where, ranged, lambda, [.. terms.Where(term => !term.Names(parameter, key))])));
        }
        else if (finding.Property("Finder") is { } finder && CallChain.ReceiverOf(where) is InvocationExpressionSyntax { ArgumentList.Arguments: [], Expression: MemberAccessExpressionSyntax } scan)
        {
            List<FilterTerm> keys = [.. finding.Property("Keys")!.Split(',').Select(name => terms.First(term => term.IsEquality && term.Property == name))];
            OfferFinder(finding, finder, scan, where, lambda, keys, [.. terms.Except(keys)]);
        }
    }

    private static void OfferFinder(
        Finding finding, string finder, InvocationExpressionSyntax scan, InvocationExpressionSyntax where, LambdaExpressionSyntax lambda, List<FilterTerm> keys, List<FilterTerm> rest)
    {
        var found = SyntaxFactory.InvocationExpression(
            ((MemberAccessExpressionSyntax)scan.Expression).WithName(SyntaxFactory.IdentifierName(finder)), Arguments([.. keys.Select(key => key.Values[0])]));
        if (finder != "FindAsync")
        {
            finding.Offer($"Use {finder}", () => finding.Root.ReplaceNode(where, Rest(where, found.WithTriviaFrom(scan), lambda, rest)));
            return;
        }

        // One item or none, which is what is asked for here too.
        if (rest.Count == 0 && CallChain.From(where) is [_, var end] && CallChain.NameOf(end) is "FirstOrDefaultAsync" or "SingleOrDefaultAsync")
        {
            var token = end.ArgumentList.Arguments.Select(argument => argument.WithNameColon(null));
            finding.Offer("Use FindAsync", () => finding.Root.ReplaceNode(end, found.AddArgumentListArguments([.. token]).WithTriviaFrom(end)));
        }
    }

    private static (string Method, IReadOnlyList<ExpressionSyntax> Arguments)? RangeOf(List<FilterTerm> terms) => terms switch
    {
        [{ Operator: ">=" } low, { Operator: "<=" } high] => ("Between", [low.Values[0], high.Values[0]]),
        [{ Operator: "<=" } high, { Operator: ">=" } low] => ("Between", [low.Values[0], high.Values[0]]),
        [{ Operator: ">=" } from] => ("From", from.Values),
        [{ Operator: ">" } after] => ("After", after.Values),
        [{ Operator: "<=" } upTo] => ("UpTo", upTo.Values),
        [{ Operator: "<" } before] => ("Before", before.Values),
        [{ IsEquality: true } equal] when CallChain.WithoutParentheses(equal.Values[0]) is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax => ("Between", [equal.Values[0], equal.Values[0]]),
        [{ Operator: "Between" or "StartsWith" } range] => (range.Operator, range.Values),
        _ => null,
    };

    // The query that was made of the filter's receiver, with what is left of the filter.
    private static InvocationExpressionSyntax Rest(InvocationExpressionSyntax where, InvocationExpressionSyntax query, LambdaExpressionSyntax lambda, List<FilterTerm> rest)
    {
        if (rest.Count == 0)
            return query.WithTriviaFrom(where);
        var body = rest.Skip(1).Aggregate(
            Whole(rest[0]),
            (all, term) => SyntaxFactory.BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                all,
                SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.AmpersandAmpersandToken, [SyntaxFactory.Space]),
                Whole(term)));
        var left = where.ReplaceNode(lambda, lambda.WithExpressionBody(body.WithTriviaFrom(lambda.ExpressionBody!)));
        return left.WithExpression(((MemberAccessExpressionSyntax)left.Expression).WithExpression(query));
    }

    private static ExpressionSyntax Whole(FilterTerm term) =>
        term.Whole.Parent is ParenthesizedExpressionSyntax inner ? inner.WithoutTrivia() : term.Whole.WithoutTrivia();

    private static ArgumentListSyntax Arguments(IReadOnlyList<ExpressionSyntax> values) => SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
        values.Select(value => SyntaxFactory.Argument(value.WithoutTrivia())),
        Enumerable.Repeat(SyntaxFactory.Token([], SyntaxKind.CommaToken, [SyntaxFactory.Space]), values.Count - 1)));
}
