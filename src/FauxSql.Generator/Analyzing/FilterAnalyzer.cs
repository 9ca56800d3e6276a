using System.Collections.Immutable;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>
/// FXS102: a filter on the key that is queried, which DynamoDB refuses, or on what another finder takes. What is read and left out is paid for.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FilterAnalyzer() : CallAnalyzer("FXS102")
{
    private protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known)
    {
        if (call.TargetMethod.Name != "Where" || !known.IsOfRange(call.TargetMethod)
            || syntax.ArgumentList.Arguments is not [{ Expression: LambdaExpressionSyntax lambda }]
            || QueriedPath.Of(syntax, call.SemanticModel!, known, context.CancellationToken) is not { } queried)
            return;
        var terms = FilterTerm.AllOf(lambda, out var parameter);
        if ((OnQueriedKey(queried, terms, parameter) ?? OnOtherKey(queried, terms)) is var (term, property, advice, found))
            context.ReportDiagnostic(Diagnostic.Create(Rule, term.Whole.GetLocation(), found, property, advice));
    }

    private static Problem? OnQueriedKey(QueriedPath queried, IReadOnlyList<FilterTerm> terms, string parameter)
    {
        foreach (var key in queried.Path?.Key ?? [])
        {
            if (terms.FirstOrDefault(term => term.Names(parameter, key.Name)) is not { } term)
                continue;
            if (queried.Given.Contains(key, SymbolEqualityComparer.Default))
                return new(term, key.Name, $"{queried.Path!.Finder}, which takes its value", Found());
            var range = SymbolEqualityComparer.Default.Equals(key, queried.Next) && term.Property == key.Name ? RangeOf(term) : null;
            return range is null
                ? new(term, key.Name, "a finder that takes its value, or a range of the sort key: Between, From, After, UpTo, Before, StartsWith", Found())
                : new(term, key.Name, range + "(…)", Found(("Range", key.Name)));
        }

        return null;
    }

    private static string? RangeOf(FilterTerm term) => term.Operator switch
    {
        ">=" => "From",
        ">" => "After",
        "<=" => "UpTo",
        "<" => "Before",
        "==" when term.IsEquality => "Between",
        "Between" or "StartsWith" => term.Operator,
        _ => null,
    };

    // A path that takes all that the query was given, and one of the filter's equalities.
    private static Problem? OnOtherKey(QueriedPath queried, IReadOnlyList<FilterTerm> terms)
    {
        var equalities = terms.Where(term => term.IsEquality).ToList();
        foreach (var path in AccessPath.AllOf(queried.Entity).Where(path => path.IsWhole && path.Finder != queried.Path?.Finder))
        {
            List<IPropertySymbol> served = [.. path.Key.TakeWhile(key => IsGiven(key) || TermOf(key) is not null)];
            if (served.Count < path.Partition.Count || !served.Exists(key => !IsGiven(key))
                || (!(path.IsTable && served.Count == path.Key.Count) && queried.Given.Any(given => !served.Contains(given, SymbolEqualityComparer.Default))))
                continue;
            var term = served.Select(TermOf).First(found => found is not null)!;
            var finder = path is { IsTable: true } && served.Count == path.Key.Count ? "FindAsync" : path.Finder;
            return new(term, term.Property!, $"{finder}({string.Join(", ", served.Select(key => key.Name))})", queried.Path is null ? Found(("Finder", finder), ("Keys", string.Join(",", served.Select(key => key.Name)))) : Found());
        }

        return null;

        bool IsGiven(IPropertySymbol key) => queried.Given.Contains(key, SymbolEqualityComparer.Default);

        FilterTerm? TermOf(IPropertySymbol key) => equalities.Find(term => term.Property == key.Name && !IsGiven(key));
    }

    private static ImmutableDictionary<string, string?> Found(params (string Name, string Value)[] values) => values.ToImmutableDictionary(value => value.Name, value => (string?)value.Value);

    private sealed record Problem(FilterTerm Term, string Property, string Advice, ImmutableDictionary<string, string?> Found);
}
