using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.Generator.Analyzing.Syntax;

// Calls on the results of calls, as they are written: db.Orders.ByCustomer(id).Newest().Take(5). Analyzers and fixes read them alike.
internal static class CallChain
{
    public static string NameOf(InvocationExpressionSyntax call) => NameNodeOf(call)?.Identifier.ValueText ?? "";

    public static SimpleNameSyntax? NameNodeOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    // What a call is made on.
    public static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    // The first call comes first, the one given last.
    public static IReadOnlyList<InvocationExpressionSyntax> UpTo(InvocationExpressionSyntax call)
    {
        var calls = new List<InvocationExpressionSyntax> { call };
        while (ReceiverOf(calls[0]) is InvocationExpressionSyntax before)
            calls.Insert(0, before);
        return calls;
    }

    // The one given comes first.
    public static IReadOnlyList<InvocationExpressionSyntax> From(InvocationExpressionSyntax call)
    {
        var calls = new List<InvocationExpressionSyntax> { call };
        while (calls[calls.Count - 1] is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access } last && access.Expression == last)
            calls.Add(next);
        return calls;
    }

    // The await of a call, which may be configured.
    public static AwaitExpressionSyntax? AwaitOf(ExpressionSyntax expression)
    {
        var current = expression;
        while (current.Parent is ParenthesizedExpressionSyntax outer)
            current = outer;
        if (current.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } access && access.Expression == current)
            return AwaitOf(configured);
        return current.Parent as AwaitExpressionSyntax;
    }

    public static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? WithoutParentheses(inner.Expression) : expression;

    // Whether an early end is within a loop itself, and not in a function or loop inside it.
    public static bool EndsEarly(SyntaxNode body) => body.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node switch
    {
        ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax => true,
        BreakStatementSyntax => !node.Ancestors().TakeWhile(outer => outer != body.Parent).Any(outer => outer is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax),
        _ => false,
    });
}
