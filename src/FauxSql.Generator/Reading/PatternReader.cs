using System.Collections.Immutable;
using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// [AccessPattern] on methods, and on types that are no entities, where it means nothing. Those of entities are read with the entity.
internal static class PatternReader
{
    public static ValueList<MethodModel> Read(ISymbol symbol, ImmutableArray<AttributeData> attributes) => symbol switch
    {
        IMethodSymbol method => attributes.Select(attribute => MethodReader.ReadPattern(method, attribute)).ToValueList(),
        _ when symbol.Find("TableAttribute") is null => [Misplaced(symbol)],
        _ => [],
    };

    private static MethodModel Misplaced(ISymbol type) => new("", "", "", null, "", "", null, DiagnosticInfo.At(
        type, "FXS022", type.Name, "AccessPattern", "it is no entity; mark it with [Table], or put the pattern on the method that answers it"));
}
