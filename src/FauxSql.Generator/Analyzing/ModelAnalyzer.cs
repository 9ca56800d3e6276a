using FauxSql.Generator.Emitting;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FauxSql.Generator.Analyzing;

/// <summary>A rule on one type of the model: an entity, a subtype or what is stored within one.</summary>
public abstract class ModelAnalyzer : FauxSqlAnalyzer
{
    private protected ModelAnalyzer(string id)
        : base(id)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => context.RegisterSymbolAction(
        symbol =>
        {
            var type = (INamedTypeSymbol)symbol.Symbol;
            if (!IsStored(type))
                return;
            foreach (var problem in Check(type))
                symbol.ReportDiagnostic(problem);
        },
        SymbolKind.NamedType);

    private protected abstract IEnumerable<Diagnostic> Check(INamedTypeSymbol type);

    // The properties that a type itself declares and stores; those of base types are reported there.
    private protected static IEnumerable<IPropertySymbol> OwnProperties(INamedTypeSymbol type) => PropertyFinder.PropertiesOf(type)
        .Where(property => SymbolEqualityComparer.Default.Equals(property.ContainingType, type) && property.Find("RelatedAttribute") is null);

    private protected Diagnostic At(ISymbol symbol, params object[] arguments) => Diagnostic.Create(Rule, symbol.Locations[0], arguments);

    // The generator gives types stored within others hidden state, whatever they are stored in.
    private static bool IsStored(INamedTypeSymbol type) => type.IsEntityOrSubtype() || !type.GetMembers(TypeEmitter.Hidden).IsEmpty;
}
