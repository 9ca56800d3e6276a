using System.Collections.Immutable;
using FauxSql.Generator.Analyzing.Syntax;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS101: SingleOrDefaultAsync on what an index finds, and nothing makes it one. A filter or a range may, which cannot be told.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SingleOfManyAnalyzer() : CallAnalyzer("FXS101")
{
    private static readonly ImmutableHashSet<string> Harmless = ["Newest", "Oldest", "Ascending", "Descending", "With", "Within", "Select", "ForPattern", "SingleOrDefaultAsync"];

    private protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known)
    {
        if (call.TargetMethod.Name != "SingleOrDefaultAsync" || !known.IsOfRange(call.TargetMethod)
            || QueriedPath.Of(syntax, call.SemanticModel!, known, context.CancellationToken) is not { Path.IsTable: false } queried
            || queried.Calls.Skip(1).Any(one => !Harmless.Contains(CallChain.NameOf(one)))
            || IsUnique(queried))
            return;
        var names = string.Join(" and ", queried.Given.Select(property => property.Name));
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            CallChain.NameNodeOf(syntax)!.GetLocation(),
            CanBeUnique(queried) ? queried.Given[0].Locations : null,
            names,
            queried.Given.Count == 1 ? names : "one of them"));
    }

    private static bool IsUnique(QueriedPath queried) =>
        queried.Given.Any(property => property.Find("UniqueAttribute") is { } unique && (unique.Named<string>("Within") is not { } within || queried.Given.Any(other => other.Name == within)))
        || AccessPath.AllOf(queried.Entity)[0] is { IsTable: true } primary && primary.Key.All(key => queried.Given.Contains(key, SymbolEqualityComparer.Default));

    // [Unique] excludes [TimeToLive].
    private static bool CanBeUnique(QueriedPath queried) =>
        queried.Given is [var only] && only.DeclaringSyntaxReferences.Length == 1
        && !PropertyFinder.PropertiesOf(queried.Entity).Any(property => property.Find("TimeToLiveAttribute") is not null);
}
