using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

// GetAsync or FindAsync of one key, and the FindManyAsync that does the same for many.
internal sealed record SingleRead(InvocationExpressionSyntax Call, string Entity, IReadOnlyList<ArgumentSyntax> Keys, IReadOnlyList<ArgumentSyntax> Others)
{
    // FindManyAsync leaves a slot empty where GetAsync fails.
    public const string NotFound = "new System.Collections.Generic.KeyNotFoundException()";

    public bool MustExist => CallChain.NameOf(Call) == "GetAsync";

    public static SingleRead? Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (CallChain.NameOf(call) is not ("GetAsync" or "FindAsync") || call.Expression is not MemberAccessExpressionSyntax
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType.BaseType.TypeArguments: [var entity, ..] } method)
            return null;
        var keys = method.Parameters.Count(parameter => parameter.Type.TypeKind != TypeKind.Delegate && parameter.Type.Name != nameof(CancellationToken));
        List<ArgumentSyntax> arguments = [.. call.ArgumentList.Arguments];
        return arguments.Count < keys || arguments.Take(keys).Any(argument => argument.NameColon is not null)
            ? null
            : new(call, char.ToLowerInvariant(entity.Name[0]) + entity.Name.Substring(1), arguments.GetRange(0, keys), arguments.GetRange(keys, arguments.Count - keys));
    }

    public bool IsKey(string item) => Keys is [{ Expression: IdentifierNameSyntax name }] && name.Identifier.ValueText == item;

    // ids, or orders.Select(order => order.CustomerId)
    public ExpressionSyntax KeysOf(ExpressionSyntax source, string item)
    {
        if (IsKey(item))
            return source.WithoutTrivia();
        var key = Keys.Count == 1 ? Keys[0].Expression.ToString() : $"({string.Join(", ", Keys.Select(one => one.Expression.ToString()))})";
        var from = source is BinaryExpressionSyntax or ConditionalExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax ? $"({source})" : source.ToString();
        return SyntaxFactory.ParseExpression($"{from}.Select({item} => {key})");
    }

    public InvocationExpressionSyntax Many(ExpressionSyntax keys) => Call
        .WithExpression(((MemberAccessExpressionSyntax)Call.Expression).WithName(SyntaxFactory.IdentifierName("FindManyAsync")))
        .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
            [SyntaxFactory.Argument(keys), .. Others.Select(other => other.WithoutTrivia())],
            Enumerable.Repeat(SyntaxFactory.Token([], SyntaxKind.CommaToken, [SyntaxFactory.Space]), Others.Count))));
}
