using FauxSql.Generator.Checking;
using FauxSql.Generator.Emitting;
using FauxSql.Generator.Model;
using FauxSql.Generator.Reading;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FauxSql.Generator;

/// <summary>Symbols become equatable records, and records become text. Nothing of Roslyn is held in between.</summary>
[Generator]
public sealed class FauxSqlGenerator : IIncrementalGenerator
{
    internal const string ModelStep = "Model";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var syntax = context.SyntaxProvider;
        var entities = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "TableAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => EntityReader.Read((INamedTypeSymbol)found.TargetSymbol));
        var subtypes = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "SubtypeAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => SubtypeReader.Read((INamedTypeSymbol)found.TargetSymbol));
        var databases = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "DatabaseAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => DatabaseReader.Read((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation));
        var patterns = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "AccessPatternAttribute",
            static (node, _) => node is MethodDeclarationSyntax or TypeDeclarationSyntax,
            static (found, _) => PatternReader.Read(found.TargetSymbol, found.Attributes))
            .SelectMany(static (models, _) => models);
        var samples = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "SampleDataAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => MethodReader.ReadSampleData((IMethodSymbol)found.TargetSymbol));
        var changes = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "ChangeAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => ChangeReader.Read((INamedTypeSymbol)found.TargetSymbol));

        var project = entities.Collect().Combine(subtypes.Collect()).Combine(databases.Collect()).Combine(patterns.Collect().Combine(samples.Collect()).Combine(changes.Collect()))
            .Select(static (all, _) => ModelChecker.Check(new DatabaseInput(
                all.Left.Left.Left.ToValueList(), all.Left.Left.Right.ToValueList(), all.Left.Right.ToValueList(), all.Right.Left.Left.ToValueList(), all.Right.Left.Right.ToValueList(), all.Right.Right.ToValueList())));
        context.RegisterSourceOutput(project.SelectMany(static (found, _) => found.Diagnostics), static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));

        // Diagnostics have places, which move with every line typed; the model has none.
        var model = project.Select(static (found, _) => found.Model).WithTrackingName(ModelStep);
        context.RegisterSourceOutput(model, static (output, model) => ModelEmitter.Emit(output, model));
    }
}
