using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Chooses the constructor that a stored item is read through: the one with the fewest parameters that all match a property, among those
// that set the properties that have no setter.
internal static class ConstructorFinder
{
    public static IMethodSymbol? Find(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties) => type.InstanceConstructors
        .Where(constructor => (constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
                || (type.IsAbstract && constructor.DeclaredAccessibility == Accessibility.Protected))
            && !IsCopy(constructor, type)
            && constructor.Parameters.All(parameter => parameter.HasExplicitDefaultValue || PropertyOf(parameter, properties) is not null))
        .OrderBy(constructor => properties.Count(property => property.SetMethod is null && ParameterOf(property, constructor) is null))
        .ThenBy(constructor => constructor.Parameters.Length)
        .FirstOrDefault();

    public static IPropertySymbol? PropertyOf(IParameterSymbol parameter, IReadOnlyList<IPropertySymbol> properties) => parameter.RefKind is not RefKind.None ? null
        : properties.FirstOrDefault(property => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
            && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type));

    public static IParameterSymbol? ParameterOf(IPropertySymbol property, IMethodSymbol? constructor) =>
        constructor?.Parameters.FirstOrDefault(parameter => PropertyOf(parameter, [property]) is not null);

    // A parameter with a default is left out where a setter can do the same, so that the default holds for what is not stored.
    public static string? NeededParameterOf(IPropertySymbol property, IMethodSymbol? constructor) =>
        ParameterOf(property, constructor) is { } parameter && !(parameter.HasExplicitDefaultValue && property.SetMethod is not null && !property.IsRequired)
            ? SymbolNames.Identifier(parameter.Name)
            : null;

    // All required members are set by the constructor itself.
    public static bool SetsRequired(IMethodSymbol constructor) => constructor.GetAttributes()
        .Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
}
