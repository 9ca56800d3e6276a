using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Which members of a type are stored: public instance properties that hold a value, those of base types first.
internal static class PropertyFinder
{
    // The framework's word for the same, so that a model may be shared with others.
    private const string NotMapped = "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute";

    public static IReadOnlyList<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        var own = type.GetMembers().OfType<IPropertySymbol>().Where(HoldsValue).ToList();
        return type.BaseType is { SpecialType: SpecialType.None } parent
            ? [.. PropertiesOf(parent).Where(property => !own.Exists(mine => mine.Name == property.Name)), .. own]
            : own;
    }

    // The type itself and those that it is derived from, the first of them last.
    public static IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent ? TypesOf(parent).Prepend(type) : [type];

    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent ? MembersOf(parent).Concat(type.GetMembers()) : type.GetMembers();

    public static bool IsLeftOut(this ISymbol member) =>
        member.Find("NotStoredAttribute") is not null || member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == NotMapped);

    public static bool IsModeled(this ISymbol member) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.IsModeling() == true);

    public static bool IsDerived(this IPropertySymbol property) => property.Find("DerivedAttribute") is not null;

    // A property that is computed has no setter and no field; it holds a value to store when it says what that is derived from.
    private static bool HoldsValue(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null }
        && (property.SetMethod is not null || IsAutomatic(property) || property.IsDerived())
        && !property.IsLeftOut();

    public static bool IsAutomatic(IPropertySymbol property) => property.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
