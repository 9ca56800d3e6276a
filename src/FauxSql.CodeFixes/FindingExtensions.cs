using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace FauxSql.CodeFixes;

internal static class FindingExtensions
{
    // A name that nothing has where it is needed.
    public static string NewName(this Finding finding, SyntaxNode place, string wanted)
    {
        var scope = place.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax) ?? finding.Root;
        var taken = new HashSet<string>(scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        var name = SyntaxFacts.GetKeywordKind(wanted) == SyntaxKind.None ? wanted : "@" + wanted;
        for (var i = 2; taken.Contains(name); i++)
            name = wanted + i;
        return name;
    }

    public static SyntaxNode WithUsingLinq(this Finding finding, SyntaxNode root, bool isNeeded)
    {
        const string linq = "System.Linq";
        if (!isNeeded || root is not CompilationUnitSyntax file || finding.Model.LookupNamespacesAndTypes(finding.Node.SpanStart, name: "Enumerable").Any(type => type.ContainingNamespace.ToDisplayString() == linq))
            return root;
        var directive = SyntaxFactory.ParseCompilationUnit($"using {linq};").Usings[0].WithTrailingTrivia(Layout.EndOfLine(finding.Root));
        return file.AddUsings(directive);
    }

    // Names that are written in full are shortened where a using allows it.
    public static T Simplified<T>(this T node)
        where T : SyntaxNode => node.ReplaceNodes(node.DescendantNodes().OfType<QualifiedNameSyntax>().Where(name => name.Parent is not QualifiedNameSyntax), (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
}
