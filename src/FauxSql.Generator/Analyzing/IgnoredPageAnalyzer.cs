using FauxSql.Generator.Analyzing.Syntax;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS104: a page of which only the items are looked at. One that is handed on, or whose Next or HasMore is read, is somebody's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredPageAnalyzer() : CallAnalyzer("FXS104")
{
    private protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known)
    {
        if (call.TargetMethod.Name is not ("PageAsync" or "Page") || !known.IsOfRange(call.TargetMethod))
            return;
        var run = CallChain.From(syntax).TakeWhile(one => CallChain.NameOf(one) is "PageAsync" or "Page" or "ForPattern" or "RunAsync").Last();
        if (CallChain.AwaitOf(run) is not { } awaited || !IsIgnored(awaited, call.SemanticModel!, context.CancellationToken))
            return;
        var items = ((INamedTypeSymbol)((INamedTypeSymbol)call.Type!).TypeArguments[0]).TypeArguments[0];
        context.ReportDiagnostic(Diagnostic.Create(Rule, CallChain.NameNodeOf(syntax)!.GetLocation(), items.ShortName()));
    }

    private static bool IsIgnored(AwaitExpressionSyntax awaited, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode value = awaited;
        while (value.Parent is ParenthesizedExpressionSyntax outer)
            value = outer;
        if (value.Parent is MemberAccessExpressionSyntax access)
            return access.Name.Identifier.ValueText == "Items";
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } || model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol page)
            return false;
        var uses = UsesOf(page, declarator, model, cancellationToken);
        return uses.Count > 0 && uses.TrueForAll(use => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Items" } member && member.Expression == use);
    }

    private static List<IdentifierNameSyntax> UsesOf(ILocalSymbol local, VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancellationToken) =>
    [
        .. ScopeOf(declarator).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
            name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local)),
    ];

    // A local of a top-level statement is seen by all of them.
    private static SyntaxNode ScopeOf(VariableDeclaratorSyntax declarator) =>
        declarator.Ancestors().FirstOrDefault(node => node is BlockSyntax or CompilationUnitSyntax or SwitchSectionSyntax) ?? declarator.SyntaxTree.GetRoot();
}
