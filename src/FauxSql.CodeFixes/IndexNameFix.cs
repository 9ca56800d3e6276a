using System.Composition;
using FauxSql.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

/// <summary>FXS112: another name for the index, in the model and where its finder is called. To DynamoDB it is another index.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IndexNameFix() : FauxSqlCodeFix("FXS112")
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // two renamings would each start from the text before the other

    private protected override void Offer(Finding finding)
    {
        if (finding.Property("Index") is not { } old || finding.Property("Name") is not { } name || finding.Around<TypeDeclarationSyntax>() is not { } declaration
            || finding.Model.GetDeclaredSymbol(declaration) is not { } entity)
            return;
        List<LiteralExpressionSyntax> literals = [.. NamesOf(declaration, old)];
        finding.Offer($"Name it {name}", async cancellationToken =>
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ModelNames.FinderOfIndex(old)] = ModelNames.FinderOfIndex(name),
                [ModelNames.Projection(entity.Name, old)] = ModelNames.Projection(entity.Name, name),
            };
            var tracked = finding.Document.WithSyntaxRoot(finding.Root.TrackNodes(literals)).Project.Solution;
            var renamed = await Renaming.OfGeneratedAsync(tracked, names, symbol => IsGeneratedFor(symbol, entity), cancellationToken).ConfigureAwait(false);
            var document = renamed.GetDocument(finding.Document.Id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            return document.WithSyntaxRoot(root!.ReplaceNodes(
                literals.Select(literal => root!.GetCurrentNode(literal)!),
                (literal, _) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(literal))).Project.Solution;
        });
    }

    private static IEnumerable<LiteralExpressionSyntax> NamesOf(TypeDeclarationSyntax declaration, string old) => declaration.Members.OfType<PropertyDeclarationSyntax>()
        .SelectMany(property => property.AttributeLists.SelectMany(list => list.Attributes))
        .Where(attribute => Attributes.Is(attribute, "Index") || Attributes.Is(attribute, "IndexSortKey") || Attributes.Is(attribute, "Sharded"))
        .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? [])
        .Where(argument => argument.NameEquals is null or { Name.Identifier.ValueText: "Index" })
        .Select(argument => argument.Expression)
        .OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.Token.ValueText == old);

    // A finder of the entity's table, or the type of what the index holds.
    private static bool IsGeneratedFor(ISymbol symbol, INamedTypeSymbol entity) => symbol switch
    {
        IMethodSymbol { ContainingType.BaseType: { Name: "Table", TypeArguments: [var of, ..] } } => of.Name == entity.Name,
        INamedTypeSymbol type => type.Name.StartsWith(entity.Name + "In", StringComparison.Ordinal) && type.ContainingNamespace.ToDisplayString() == entity.ContainingNamespace.ToDisplayString(),
        _ => false,
    };
}
