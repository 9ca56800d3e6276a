using System.Collections.Immutable;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>
/// FXS103: a scan that is run without a bound. What goes through a whole table by intent, one item after another or changing each, is none, and
/// neither is a page.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScanAnalyzer() : CallAnalyzer("FXS103")
{
    private static readonly ImmutableHashSet<string> Bounds = ["Take", "Within"];
    private static readonly ImmutableHashSet<string> Whole = ["ToListAsync", "RunAsync", "MeasuredAsync", "CountAsync", "Count"];

    // They end with the first items, and without a filter those are the first read.
    private static readonly ImmutableHashSet<string> Few = ["FirstOrDefaultAsync", "SingleOrDefaultAsync", "AnyAsync", "Any"];
    private static readonly ImmutableHashSet<string> Filters = ["Where", "OfType"];

    private protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known)
    {
        if (call.TargetMethod.Name != "Scan" || known.EntityOf(call.TargetMethod) is not { } entity)
            return;
        var calls = CallChain.From(syntax);
        List<string> names = [.. calls.Select(CallChain.NameOf)];
        if (names.Exists(Bounds.Contains))
            return;
        var runs = names.Exists(Whole.Contains) || (names.Exists(Few.Contains) && names.Exists(Filters.Contains))
            || (call.SemanticModel!.GetTypeInfo(calls[calls.Count - 1], context.CancellationToken) is var type && known.IsRange(type.Type) && known.IsDeferred(type.ConvertedType));
        if (runs)
            context.ReportDiagnostic(Diagnostic.Create(Rule, CallChain.NameNodeOf(syntax)!.GetLocation(), entity.Name));
    }
}
