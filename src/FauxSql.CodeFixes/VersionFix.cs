using System.Composition;
using FauxSql.Generator.Analyzing.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace FauxSql.CodeFixes;

/// <summary>FXS105: a version for the entity, if it has none, and a save that looks at it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class VersionFix() : FauxSqlCodeFix("FXS105")
{
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // an entity would get a version for each place where it is stored

    private protected override void Offer(Finding finding)
    {
        if (finding.Around<InvocationExpressionSyntax>() is not { } call || CallChain.NameNodeOf(call) is not { } name)
            return;
        var saved = finding.Document.WithSyntaxRoot(finding.Root.ReplaceToken(name.Identifier, SyntaxFactory.Identifier(name.Identifier.ValueText.Replace("Put", "Save")).WithTriviaFrom(name.Identifier)));
        if (finding.Property("Versioned") == "true")
            finding.Offer("Store it with SaveAsync", _ => Task.FromResult(saved.Project.Solution));
        else if (finding.Diagnostic.AdditionalLocations is [{ SourceTree: { } tree } place, ..] && finding.Document.Project.Solution.GetDocument(tree) is { } model)
            finding.Offer("Give the entity a [Version]", cancellationToken => WithVersionAsync(saved.Project.Solution, model.Id, finding.Document.Id == model.Id, place, name, cancellationToken));
    }

    private static async Task<Solution> WithVersionAsync(Solution saved, DocumentId id, bool isSame, Location place, SimpleNameSyntax call, CancellationToken cancellationToken)
    {
        var document = saved.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);

        // Saving is a letter longer than putting.
        var longer = isSame && call.SpanStart < place.SourceSpan.Start && call.Identifier.ValueText.StartsWith("Put", StringComparison.Ordinal) ? 1 : 0;
        var entity = root!.FindNode(new(place.SourceSpan.Start + longer, place.SourceSpan.Length)).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return entity is { Members: [.., var last] }
            ? document.WithSyntaxRoot(root.InsertNodesAfter(last, [Version(entity, last)])).Project.Solution
            : saved;
    }

    private static MemberDeclarationSyntax Version(TypeDeclarationSyntax entity, MemberDeclarationSyntax last)
    {
        var name = entity.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Identifier.ValueText == "Version") ? "StoredVersion" : "Version";
        var version = (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[FauxSql.Modeling.Version] public long {name} {{ get; init; }}")!;
        version = version.ReplaceNode(version.AttributeLists[0].Attributes[0].Name, version.AttributeLists[0].Attributes[0].Name.WithAdditionalAnnotations(Simplifier.Annotation));
        return Layout.IsFirstOnLine(last)
            ? version.WithLeadingTrivia(SyntaxFactory.TriviaList(IsSpaced(last) ? [Layout.EndOfLine(last), Layout.Indentation(last)] : [Layout.Indentation(last)])).WithTrailingTrivia(Layout.EndOfLine(last))
            : version.WithTrailingTrivia(SyntaxFactory.Space);
    }

    // Whether a blank line stands before the member.
    private static bool IsSpaced(MemberDeclarationSyntax member) => member.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
