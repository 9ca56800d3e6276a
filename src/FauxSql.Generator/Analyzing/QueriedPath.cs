using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.Generator.Analyzing;

// What a chain of calls begins with: a finder, with the values it is given, or a scan, which has no path.
internal sealed record QueriedPath(INamedTypeSymbol Entity, AccessPath? Path, IReadOnlyList<IPropertySymbol> Given, IReadOnlyList<InvocationExpressionSyntax> Calls)
{
    // What an order or a range is of.
    public IPropertySymbol? Next => Path?.Key.Skip(Given.Count).FirstOrDefault();

    public static QueriedPath? Of(InvocationExpressionSyntax call, SemanticModel model, KnownSymbols known, CancellationToken cancellationToken)
    {
        var calls = CallChain.UpTo(call);
        if (model.GetSymbolInfo(calls[0], cancellationToken).Symbol is not IMethodSymbol first || known.EntityOf(first) is not { } entity || !known.IsRange(first.ReturnType))
            return null;
        if (first.Name == "Scan")
            return new(entity, null, [], calls);
        var path = AccessPath.AllOf(entity).FirstOrDefault(path => path.Finder == first.Name);
        return path is null ? null : new(entity, path, [.. path.Key.Take(first.Parameters.Length)], calls);
    }
}
