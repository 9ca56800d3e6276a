using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.CodeFixes;

// Generated members get their names from the model; where they are used must follow when those change.
internal static class Renaming
{
    // names: from the old to the new name of members that are generated. Only what binds to generated code is changed.
    public static async Task<Solution> OfGeneratedAsync(Solution solution, IReadOnlyDictionary<string, string> names, Func<ISymbol, bool> isMeant, CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var document in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents))
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            List<SimpleNameSyntax> candidates = [.. root!.DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>().Where(name => names.ContainsKey(name.Identifier.ValueText))];
            if (candidates.Count == 0)
                continue;
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            var uses = candidates.Where(name => model!.GetSymbolInfo(name, cancellationToken) is var found
                && (found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) is { } symbol && isMeant(symbol)).ToList();
            if (uses.Count > 0)
                changed = changed.WithDocumentSyntaxRoot(document.Id, root.ReplaceTokens(
                    uses.Select(use => use.Identifier), (token, _) => SyntaxFactory.Identifier(names[token.ValueText]).WithTriviaFrom(token)));
        }

        return changed;
    }
}
