using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>
/// FXS100: an item is read for each of several keys that are known before the first is read. A loop that may end early, a key that comes of
/// an earlier read, and a read after something else that the loop waits for, such as a write, are no batch.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadInLoopAnalyzer() : CallAnalyzer("FXS100")
{
    private protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known)
    {
        if (call.TargetMethod.Name is not ("GetAsync" or "FindAsync" or "Get" or "Find")
            || known.EntityOf(call.TargetMethod) is not { } entity
            || RunOf(syntax) is not { } run)
            return;
        List<IOperation> keys = [.. call.Arguments.Where(argument => ReadKeys.IsKey(argument.Parameter!)).Select(argument => argument.Value)];
        if (SelectOf(call) is { } lambda ? ReadKeys.Use(keys, [lambda.Symbol.Parameters[0]])
            : CallChain.AwaitOf(run) is { } awaited && LoopAround(call) is { } loop && IsBatch(loop, awaited, keys))
            context.ReportDiagnostic(Diagnostic.Create(Rule, CallChain.NameNodeOf(syntax)!.GetLocation(), entity.Name));
    }

    // The call that sends the read.
    private static InvocationExpressionSyntax? RunOf(InvocationExpressionSyntax call)
    {
        if (CallChain.NameOf(call).EndsWith("Async", StringComparison.Ordinal))
            return call;
        return CallChain.From(call).Skip(1).FirstOrDefault(next => CallChain.NameOf(next) != "ForPattern") is { } run && CallChain.NameOf(run) == "RunAsync" ? run : null;
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        var current = operation.Parent;
        while (current is not (null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
            current = current.Parent;
        return current as ILoopOperation;
    }

    // ids.Select(id => db.Orders.FindAsync(id)): one read each, even if they are awaited together.
    private static IAnonymousFunctionOperation? SelectOf(IOperation call)
    {
        var current = call.Parent;
        while (current is not (null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
            current = current.Parent;
        return current is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } } } lambda
            && method.Name == "Select" && method.ContainingType.ToDisplayString() == "System.Linq.Enumerable"
                ? lambda : null;
    }

    private static bool IsBatch(ILoopOperation loop, AwaitExpressionSyntax awaited, IReadOnlyList<IOperation> keys)
    {
        if (loop is not (IForEachLoopOperation or IForLoopOperation) || !loop.Body.Syntax.Span.Contains(awaited.Span) || CallChain.EndsEarly(loop.Body.Syntax) || WaitsBefore(loop.Body.Syntax, awaited))
            return false;
        var written = loop.Body.Syntax is StatementSyntax body ? loop.SemanticModel!.AnalyzeDataFlow(body)?.WrittenInside ?? [] : [];
        return ReadKeys.AreKnownBefore(keys, loop, written) && ReadKeys.Use(ReadKeys.WithOrigins(keys, loop), loop.Locals);
    }

    // Other single reads change nothing that this one could see.
    private static bool WaitsBefore(SyntaxNode body, AwaitExpressionSyntax awaited) => body.DescendantNodes().OfType<AwaitExpressionSyntax>().Any(other =>
        other.Span.End <= awaited.SpanStart
        && !other.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => CallChain.NameOf(call) is "GetAsync" or "FindAsync" or "Get" or "Find"));
}
