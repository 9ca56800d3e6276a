extern alias fixes;
extern alias generator;

using System.Collections.Immutable;
using System.Reflection;
using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Tests.CodeFixes;

/// <summary>A project as an editor has it: with FauxSql, the generator, the analyzers and the fixes.</summary>
internal sealed class Workbench : IDisposable
{
    private static readonly Assembly Generator = typeof(generator::FauxSql.Generator.FauxSqlGenerator).Assembly;

    private static readonly ImmutableArray<CodeFixProvider> Fixes =
    [
        .. typeof(fixes::FauxSql.CodeFixes.FauxSqlCodeFix).Assembly.GetTypes()
            .Where(type => Attribute.IsDefined(type, typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly AdhocWorkspace _workspace = new();

    public Workbench(params IReadOnlyList<string> sources)
    {
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "App", "App", LanguageNames.CSharp, compilationOptions: Run.Options, parseOptions: Run.Parsing, metadataReferences: Run.References))
            .AddAnalyzerReference(id, new AnalyzerFileReference(Generator.Location, new Loader()));
        for (var i = 0; i < sources.Count; i++)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"Model{i}.cs", Model.Complete(sources[i]), filePath: $"Model{i}.cs");
        Project = solution.GetProject(id)!;
    }

    public Project Project { get; private set; }

    public static IEnumerable<string> FixableIds => Fixes.SelectMany(fix => fix.FixableDiagnosticIds);

    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string id, CancellationToken cancellationToken)
    {
        var compilation = (await Project.GetCompilationAsync(cancellationToken))!;
        var found = (await Run.Analyzed(compilation, cancellationToken)).Where(diagnostic => diagnostic.Id == id).ToList();

        // The generator knows files, and fixes work on trees.
        foreach (var diagnostic in Run.Of(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => Project.GetDocument(tree) is null))).Diagnostics.Where(diagnostic => diagnostic.Id == id))
        {
            var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == diagnostic.Location.GetLineSpan().Path);
            found.Add(Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan)));
        }

        return found;
    }

    public async Task<IReadOnlyList<CodeAction>> FixesOfAsync(Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        var document = Project.GetDocument(diagnostic.Location.SourceTree)!;
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        return actions;
    }

    public async Task ApplyAsync(CodeAction action, CancellationToken cancellationToken) =>
        Project = (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(Project.Id)!;

    /// <summary>One fix for all of a project.</summary>
    public async Task ApplyToAllAsync(string id, string title, CancellationToken cancellationToken)
    {
        var fix = Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(id));
        var all = await FindingsAsync(id, cancellationToken);
        var context = new FixAllContext(Project, fix, FixAllScope.Project, title, [id], new Known(all), cancellationToken);
        await ApplyAsync((await fix.GetFixAllProvider()!.GetFixAsync(context))!, cancellationToken);
    }

    public async Task<string> TextAsync(CancellationToken cancellationToken) =>
        (await Project.Documents.First().GetTextAsync(cancellationToken)).ToString()[Model.Complete("").Length..];

    public async Task<IReadOnlyList<Diagnostic>> ErrorsAsync(CancellationToken cancellationToken) =>
        [.. (await Project.GetCompilationAsync(cancellationToken))!.GetDiagnostics(cancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];

    public void Dispose() => _workspace.Dispose();

    private sealed class Known(IReadOnlyList<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree) == document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Generator;
    }
}
