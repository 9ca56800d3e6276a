extern alias generator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Tests.Running;

/// <summary>One run of the generator, and of the analyzers beside it, on source text.</summary>
internal sealed class Run
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("FauxSql.Generator", StringComparison.Ordinal) && !name.StartsWith("FauxSql.CodeFixes", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(generator::FauxSql.Generator.FauxSqlGenerator).Assembly.GetTypes()
            .Where(type => Attribute.IsDefined(type, typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]);

    private ImmutableArray<Diagnostic> _findings;

    private Run(Compilation input, Compilation output, GeneratorDriver driver, ImmutableArray<Diagnostic> diagnostics)
    {
        Input = input;
        Output = output;
        Driver = driver;
        Diagnostics = diagnostics;
    }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>What the generator says of the model.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What the generator and the analyzers say.</summary>
    public ImmutableArray<Diagnostic> Findings => _findings.IsDefault ? _findings = [.. Diagnostics, .. Analyzed()] : _findings;

    /// <summary>What the compiler says of the model and the generated code together.</summary>
    public IReadOnlyList<Diagnostic> CompilerProblems => [.. Output.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];

    public static Run Of(string source) => Of([source]);

    public static Run Of(Compilation input) => Of(input, null);

    public static Run Of(IReadOnlyList<string> sources, params IEnumerable<MetadataReference> more) => Of(CompilationOf("App", sources, more));

    public static CSharpCompilation CompilationOf(string name, IReadOnlyList<string> sources, IEnumerable<MetadataReference> more) => CSharpCompilation.Create(
        name,
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(Model.Complete(source), Parsing, $"Model{i}.cs")),
        [.. References, .. more],
        Options);

    /// <summary>The same driver again, after an edit.</summary>
    public Run Again(Compilation edited) => Of(edited, Driver);

    private ImmutableArray<Diagnostic> Analyzed() => Analyzed(Output, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>What the analyzers say of a compilation that was generated into.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyzed(Compilation compilation, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} failed", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    private static Run Of(Compilation input, GeneratorDriver? before)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        before ??= CSharpGeneratorDriver.Create([new generator::FauxSql.Generator.FauxSqlGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: options);
        var driver = before.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        return new Run(input, output, driver, diagnostics);
    }
}
