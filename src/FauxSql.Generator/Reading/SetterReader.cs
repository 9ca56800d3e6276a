using FauxSql.Generator.Model;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

internal static class SetterReader
{
    private static readonly SymbolDisplayFormat Constraints = SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    public static SetterModel Read(IPropertySymbol property)
    {
        var definition = property.OriginalDefinition;
        var owner = definition.ContainingType;
        if (!owner.IsGenericType)
            return new SetterModel(property.Name, owner.NonNullName(), definition.Type.FullName(), "", "", "");
        var full = owner.ToDisplayString(Constraints);
        var where = full.IndexOf(" where ", StringComparison.Ordinal);
        return new SetterModel(
            property.Name,
            owner.NonNullName(),
            definition.Type.FullName(),
            $"<{string.Join(", ", ParametersOf(owner).Select(parameter => parameter.Name))}>",
            where < 0 ? "" : full.Substring(where),
            $"<{string.Join(", ", ArgumentsOf(property.ContainingType).Select(argument => argument.FullName()))}>");
    }

    // Those of the types around it come first.
    private static IEnumerable<ITypeParameterSymbol> ParametersOf(INamedTypeSymbol type) => type.SelfAndContainers().Reverse().SelectMany(one => one.TypeParameters);

    private static IEnumerable<ITypeSymbol> ArgumentsOf(INamedTypeSymbol type) => type.SelfAndContainers().Reverse().SelectMany(one => one.TypeArguments);
}
