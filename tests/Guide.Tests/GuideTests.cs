extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Guide.Tests;

/// <summary>What docs/guide shows compiles, runs, and prints what it says.</summary>
public sealed partial class GuideTests
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    public static TheoryData<string> Pages => [.. GuidePage.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_snippet_compiles_and_runs_and_prints_what_the_page_says(string name)
    {
        var page = new GuidePage(name);
        Assert.SkipUnless(page.IsProgram, "The page has no code");
        Assert.Equal(page.Printed, await RunAsync(Compile(page)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_page(string name)
    {
        var text = File.ReadAllText(GuidePage.PathOf(name));
        var pages = GuidePage.Names.ToHashSet(StringComparer.Ordinal);
        Assert.All(Link().Matches(text).Select(match => match.Groups["page"].Value), page => Assert.Contains(page, pages));
    }

    private static byte[] Compile(GuidePage page)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("FauxSql.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var input = CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText(page.Program, Parsing)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new generator::FauxSql.Generator.FauxSqlGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var problems, TestContext.Current.CancellationToken);
        Assert.Empty(problems);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        using var image = new MemoryStream();
        Assert.True(output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return image.ToArray();
    }

    // The console is the process's; the pages of this class run one after another.
    private static async Task<List<string>> RunAsync(byte[] image)
    {
        var context = new AssemblyLoadContext("page", isCollectible: true);
        var console = Console.Out;
        using var written = new StringWriter();
        try
        {
            Console.SetOut(written);
            var assembly = context.LoadFromStream(new MemoryStream(image));
            var main = assembly.EntryPoint!;
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            foreach (var test in assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.IsDefined(typeof(FactAttribute), inherit: false)))
                await RunTestAsync(test);
        }
        finally
        {
            Console.SetOut(console);
            context.Unload();
        }

        return [.. written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())];
    }

    // With the fixture that the class asks for, as xunit does.
    private static async Task RunTestAsync(MethodInfo test)
    {
        var fixtures = test.DeclaringType!.GetConstructors().Single().GetParameters().Select(parameter => Activator.CreateInstance(parameter.ParameterType)!).ToArray();
        if (test.Invoke(Activator.CreateInstance(test.DeclaringType, fixtures), null) is Task task)
            await task;
        foreach (var fixture in fixtures.OfType<IAsyncDisposable>())
            await fixture.DisposeAsync();
    }

    [GeneratedRegex(@"\]\((?<page>[a-z0-9-]+)\.md(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
