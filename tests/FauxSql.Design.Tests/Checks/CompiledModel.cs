extern alias generator;

using System.Collections.Immutable;
using FauxSql.Design.Checks;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.Design.Tests.Checks;

/// <summary>A model in C# that was compiled, and the schema that the generator made of it.</summary>
internal sealed class CompiledModel
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Diagnostics.CodeAnalysis;
        using FauxSql;
        using FauxSql.Modeling;
        using FauxSql.Schema;

        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("FauxSql.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly SyntaxTree _source;

    private CompiledModel(SyntaxTree source, DatabaseSchema schema)
    {
        _source = source;
        Schema = schema;
    }

    public DatabaseSchema Schema { get; }

    /// <summary>Compiles a model, which must be right; a database is added unless there is one.</summary>
    public static CompiledModel Of(string source)
    {
        var text = Usings + source + (source.Contains("[Database]", StringComparison.Ordinal) ? "" : "\n[Database] public sealed partial class ModelDb;");
        var tree = CSharpSyntaxTree.ParseText(text, Parsing, "Model.cs");
        var input = CSharpCompilation.Create("App", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new generator::FauxSql.Generator.FauxSqlGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
        var snapshot = output.SyntaxTrees.Single(file => file.FilePath.EndsWith("FauxSql.Model.g.cs", StringComparison.Ordinal)).GetRoot(TestContext.Current.CancellationToken).DescendantTokens()
            .First(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.StartsWith("{\"format\"", StringComparison.Ordinal));
        return new CompiledModel(tree, SchemaSnapshot.Read(snapshot.ValueText));
    }

    /// <summary>The source line that a place means, up to where it ends.</summary>
    public string LineOf(ModelPlace place)
    {
        var name = place.Member ?? place.Type.Split('.')[^1];
        var declaration = _source.GetRoot().DescendantNodes().First(node => node switch
        {
            PropertyDeclarationSyntax property => place.Member is not null && property.Identifier.ValueText == name && property.Parent is TypeDeclarationSyntax parent && place.Type.EndsWith(parent.Identifier.ValueText, StringComparison.Ordinal),
            MethodDeclarationSyntax method => place.Member is not null && method.Identifier.ValueText == name,
            TypeDeclarationSyntax type => place.Member is null && type.Identifier.ValueText == name,
            _ => false,
        });
        var identifier = declaration switch
        {
            PropertyDeclarationSyntax property => property.Identifier,
            MethodDeclarationSyntax method => method.Identifier,
            _ => ((TypeDeclarationSyntax)declaration).Identifier,
        };
        return _source.GetText().Lines.GetLineFromPosition(identifier.SpanStart).ToString();
    }
}
