extern alias generator;

using System.Runtime.Loader;
using FauxSql.Codecs;
using FauxSql.Schema;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Transfer.Tests.Scaffolding;

/// <summary>A model that was scaffolded, compiled with the real generator without a complaint, and read back as a schema.</summary>
internal sealed class Scaffolded
{
    // What is made of their documents has their names.
    private static readonly string[] Samples = ["Blog", "GreenMap", "Saas", "Shop"];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("FauxSql.Generator", StringComparison.Ordinal) && !Samples.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Compilation _compiled;

    private Scaffolded(ModelDraft draft, IReadOnlyDictionary<string, string> files, Compilation compiled)
    {
        Draft = draft;
        Files = files;
        _compiled = compiled;
        var snapshot = compiled.Assembly.GetAttributes().Single(attribute => attribute.ConstructorArguments is [{ Value: "FauxSql.Schema" }, _]);
        Schema = SchemaSnapshot.Read((string)snapshot.ConstructorArguments[1].Value!);
    }

    public ModelDraft Draft { get; }

    public IReadOnlyDictionary<string, string> Files { get; }

    public DatabaseSchema Schema { get; }

    public EntitySchema this[string entity] => Schema.Entities.Single(candidate => candidate.Name == entity);

    public static Scaffolded OfSql(string statements)
    {
        using var file = new SqliteFile(statements);
        return OfFile(file.Path);
    }

    public static Scaffolded OfFile(string path)
    {
        return Of(RelationalDrafter.Draft(SqliteSource.Read(path, TestContext.Current.CancellationToken), "Source"));
    }

    public static Scaffolded Of(ModelDraft draft)
    {
        var files = DraftPrinter.Print(draft).ToDictionary(StringComparer.Ordinal);
        return new Scaffolded(draft, files, Compile(files));
    }

    /// <summary>What was decided of something, as one text.</summary>
    public string Decisions(string subject) => string.Join('\n', Draft.Decisions.Where(decision => decision.Subject == subject).Select(decision => decision.Text));

    /// <summary>The model's codecs, loaded into this process, by the names of their entities.</summary>
    public IReadOnlyDictionary<string, EntityCodec> Load()
    {
        using var image = new MemoryStream();
        var emitted = _compiled.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("model", isCollectible: true).LoadFromStream(image).GetTypes().Where(type => type.IsSubclassOf(typeof(EntityCodec)))
            .Select(type => (EntityCodec)type.GetProperty("Instance")!.GetValue(null)!)
            .Where(codec => Schema.Entities.Any(entity => entity.Name == codec.EntityType.Name))
            .ToDictionary(codec => codec.EntityType.Name, StringComparer.Ordinal);
    }

    private static Compilation Compile(IReadOnlyDictionary<string, string> files)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp14);
        var usings = CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic;", parsing, cancellationToken: TestContext.Current.CancellationToken);
        var input = CSharpCompilation.Create(
            "Source",
            [usings, .. files.Select(file => CSharpSyntaxTree.ParseText(file.Value, parsing, file.Key))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new generator::FauxSql.Generator.FauxSqlGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        var problems = diagnostics.Concat(output.GetDiagnostics(TestContext.Current.CancellationToken)).Where(problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id != "CS1591");
        Assert.Empty(problems.Select(problem => problem.ToString()));
        return output;
    }
}
