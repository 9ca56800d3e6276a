using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FauxSql.CodeFixes;

// One diagnostic where it stands.
internal sealed class Finding(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
{
    public Document Document => context.Document;

    public Diagnostic Diagnostic => diagnostic;

    public SyntaxNode Root => root;

    public SemanticModel Model => model;

    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    public string? Property(string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    public void Offer(string title, Func<SyntaxNode> newRoot) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(newRoot())), equivalenceKey: title), diagnostic);

    public void Offer(string title, Func<CancellationToken, Task<Solution>> change) => context.RegisterCodeFix(
        CodeAction.Create(title, change, equivalenceKey: title), diagnostic);
}
