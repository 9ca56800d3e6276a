using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Whether a property is sensitive itself, or by a nested record that it somewhere holds.
internal static class SensitiveReader
{
    public static bool IsMarked(IPropertySymbol property) => property.Find("SensitiveAttribute") is not null;

    public static bool IsOrHolds(IPropertySymbol property) => IsOrHolds(property, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    private static bool IsOrHolds(IPropertySymbol property, HashSet<ITypeSymbol> seen) =>
        IsMarked(property) || Holds(property.Type, seen) || (ConverterReader.On(property) is { } converter && Holds(converter, seen));

    private static bool Holds(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (!seen.Add(type))
            return false;
        if (type is IArrayTypeSymbol array)
            return Holds(array.ElementType, seen);
        if (type is not INamedTypeSymbol named)
            return false;
        if (ConverterReader.SidesOf(named) is var (_, stored, _))
            return Holds(stored, seen);
        return (ConverterReader.On(named) is { } converter && Holds(converter, seen))
            || named.TypeArguments.Any(argument => Holds(argument, seen))
            || (named.DeclaringSyntaxReferences.Length > 0 && PropertyFinder.PropertiesOf(named).Any(property => property.Find("RelatedAttribute") is null && IsOrHolds(property, seen)));
    }
}
