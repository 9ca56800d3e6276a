using System.Composition;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS101: the first of them, or a value that only one item has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SingleFix() : FauxSqlCodeFix("FXS101")
{
    private protected override void Offer(Finding finding)
    {
        if (finding.Around<InvocationExpressionSyntax>() is not { } call || CallChain.NameNodeOf(call) is not { } name)
            return;
        finding.Offer("Use FirstOrDefaultAsync", () => finding.Root.ReplaceNode(name, SyntaxFactory.IdentifierName("FirstOrDefaultAsync").WithTriviaFrom(name)));
        if (finding.Diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } place] || finding.Document.Project.Solution.GetDocument(tree) is not { } model)
            return;
        finding.Offer("Make the value [Unique]", async cancellationToken =>
        {
            var root = await model.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            return root!.FindNode(place.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property
                ? model.WithSyntaxRoot(root.ReplaceNode(property, Attributes.With(property, "Unique"))).Project.Solution
                : model.Project.Solution;
        });
    }
}
