using System.Collections.Immutable;
using FauxSql.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>One rule on how code is written. It costs nothing where FauxSql is not referenced.</summary>
public abstract class FauxSqlAnalyzer : DiagnosticAnalyzer
{
    private protected FauxSqlAnalyzer(string id)
    {
        Rule = DiagnosticTable.Of(id);
        SupportedDiagnostics = [Rule];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Rule { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.Of(start.Compilation) is { } known)
                Register(start, known);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols known);
}
