using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>A rule on calls of methods, each of which is looked at by itself.</summary>
public abstract class CallAnalyzer : FauxSqlAnalyzer
{
    private protected CallAnalyzer(string id)
        : base(id)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (call.Syntax is InvocationExpressionSyntax syntax)
                Analyze(operation, call, syntax, known);
        },
        OperationKind.Invocation);

    private protected abstract void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known);
}
