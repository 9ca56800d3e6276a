using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.Generator.Analyzing.Syntax;

// One of the terms that a filter joins with &&: a property, which stands on the left, compared with values. Operator may be the name of a method.
internal sealed record FilterTerm(ExpressionSyntax Whole, string? Property, string Operator, IReadOnlyList<ExpressionSyntax> Values)
{
    public bool IsEquality => Operator == "==" && Values is [var value] && !IsNull(value);

    // o => o.OrderDate >= from && o.Total > 10
    public static IReadOnlyList<FilterTerm> AllOf(LambdaExpressionSyntax lambda, out string parameter)
    {
        parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only.Identifier.ValueText,
            _ => "",
        };
        var (name, terms) = (parameter, new List<FilterTerm>());
        if (lambda.ExpressionBody is { } body && name.Length > 0)
            Split(body, name, terms);
        return terms;
    }

    public bool Names(string parameter, string property) => PropertiesIn(Whole, parameter).Any(name => name == property);

    private static void Split(ExpressionSyntax expression, string parameter, List<FilterTerm> terms)
    {
        expression = CallChain.WithoutParentheses(expression);
        if (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.BitwiseAndExpression } both)
        {
            Split(both.Left, parameter, terms);
            Split(both.Right, parameter, terms);
            return;
        }

        terms.Add(Read(expression, parameter));
    }

    private static FilterTerm Read(ExpressionSyntax expression, string parameter)
    {
        if (expression is BinaryExpressionSyntax { OperatorToken.Text: "==" or ">=" or ">" or "<=" or "<" } comparison
            && PropertyOf(comparison.Left, parameter) is { } compared && !Uses(comparison.Right, parameter))
            return new(expression, compared, comparison.OperatorToken.Text, [comparison.Right]);

        if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call && PropertyOf(method.Expression, parameter) is { } subject
            && !call.ArgumentList.Arguments.Any(argument => Uses(argument.Expression, parameter)))
            return new(expression, subject, method.Name.Identifier.ValueText, [.. call.ArgumentList.Arguments.Select(argument => argument.Expression)]);
        return new(expression, null, "", []);
    }

    private static string? PropertyOf(ExpressionSyntax expression, string parameter) =>
        CallChain.WithoutParentheses(expression) is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax subject } access && subject.Identifier.ValueText == parameter
            ? access.Name.Identifier.ValueText
            : null;

    private static IEnumerable<string> PropertiesIn(ExpressionSyntax expression, string parameter) =>
        expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Select(access => PropertyOf(access, parameter)).OfType<string>();

    private static bool Uses(ExpressionSyntax expression, string parameter) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter);

    private static bool IsNull(ExpressionSyntax value) =>
        CallChain.WithoutParentheses(value).Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression;
}
