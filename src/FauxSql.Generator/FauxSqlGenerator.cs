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
        var databases = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "DatabaseAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, _) => DatabaseReader.Read((INamedTypeSymbol)found.TargetSymbol));
        var patterns = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "AccessPatternAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => found.Attributes.Select(attribute => MethodReader.ReadPattern((IMethodSymbol)found.TargetSymbol, attribute)).ToValueList())
            .SelectMany(static (models, _) => models);
        var samples = syntax.ForAttributeWithMetadataName(
            SymbolNames.Modeling + "SampleDataAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => MethodReader.ReadSampleData((IMethodSymbol)found.TargetSymbol));

        var input = entities.Collect().Combine(databases.Collect()).Combine(patterns.Collect().Combine(samples.Collect()))
            .Select(static (all, _) => new DatabaseInput(
                all.Left.Left.ToValueList(), all.Left.Right.ToValueList(), all.Right.Left.ToValueList(), all.Right.Right.ToValueList()))
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(input, static (output, model) => ModelEmitter.Emit(output, model));
    }
}
