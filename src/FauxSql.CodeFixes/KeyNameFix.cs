using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;

namespace FauxSql.CodeFixes;

/// <summary>FXS111: another name in C#, everywhere, and the same in DynamoDB.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeyNameFix() : FauxSqlCodeFix("FXS111")
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // two renamings would each start from the text before the other

    private protected override void Offer(Finding finding)
    {
        if (finding.Property("Name") is not { } name || finding.Around<PropertyDeclarationSyntax>() is not { } property
            || finding.Model.GetDeclaredSymbol(property) is not { } symbol)
            return;
        var (old, mark) = (symbol.Name, new SyntaxAnnotation());
        finding.Offer($"Name it {name}, and store it as {finding.Property("StoredAs")}", async cancellationToken =>
        {
            var marked = finding.Document.WithSyntaxRoot(finding.Root.ReplaceNode(property, StoredAs(property, finding.Property("StoredAs")!).WithAdditionalAnnotations(mark))).Project.Solution;
            var uses = await Renaming.OfGeneratedAsync(
                marked, new Dictionary<string, string>(StringComparer.Ordinal) { [old] = name }, found => IsFieldOf(found, symbol.ContainingType), cancellationToken).ConfigureAwait(false);
            var document = uses.GetDocument(finding.Document.Id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            var declared = model!.GetDeclaredSymbol(root!.GetAnnotatedNodes(mark).First(), cancellationToken)!;
            return await Renamer.RenameSymbolAsync(uses, declared, new SymbolRenameOptions(), name, cancellationToken).ConfigureAwait(false);
        });
    }

    private static PropertyDeclarationSyntax StoredAs(PropertyDeclarationSyntax property, string attribute) =>
        property.AttributeLists.SelectMany(list => list.Attributes).Any(one => Attributes.Is(one, "StoredAs"))
            ? property
            : Attributes.With(property, "StoredAs", SymbolDisplay.FormatLiteral(attribute, quote: true));

    // OrderFields.PK, in conditions and updates.
    private static bool IsFieldOf(ISymbol symbol, INamedTypeSymbol entity) => symbol is IPropertySymbol { ContainingType.Name: var owner } && owner.EndsWith(entity.Name + "Fields", StringComparison.Ordinal);
}
