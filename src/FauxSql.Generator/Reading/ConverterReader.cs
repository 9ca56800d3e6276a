using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// The user's converters: what they stand on, and what they make of it.
internal static class ConverterReader
{
    public static INamedTypeSymbol? On(ISymbol symbol) =>
        symbol.Find("ConverterAttribute`1")?.AttributeClass!.TypeArguments[0] as INamedTypeSymbol;

    // The converter of a property, where it takes the type; otherwise the type's own.
    public static INamedTypeSymbol? For(ITypeSymbol type, INamedTypeSymbol? ofProperty) =>
        ofProperty is not null && SidesOf(ofProperty) is var (value, _, _) && Takes(value, type) ? ofProperty : On(type);

    public static (ITypeSymbol Value, ITypeSymbol Stored, bool IsOrdered)? SidesOf(INamedTypeSymbol converter)
    {
        var isOrdered = false;
        for (var current = converter; current is not null; current = current.BaseType)
        {
            isOrdered |= current.MetadataName == "OrderedValueConverter`2" && IsOurs(current);
            if (current.MetadataName == "ValueConverter`2" && IsOurs(current))
                return (current.TypeArguments[0], current.TypeArguments[1], isOrdered);
        }

        return null;
    }

    public static string TakenBy(INamedTypeSymbol converter) => SidesOf(converter) is var (value, _, _) ? value.ShortName() : "nothing";

    public static string? Problem(INamedTypeSymbol converter, ITypeSymbol type, IAssemblySymbol project)
    {
        if (SidesOf(converter) is not var (value, stored, _))
            return $"{converter.Name} is no ValueConverter<T, TStored>; derive it from one";
        if (IsNullable(value) || IsNullable(stored))
            return $"{converter.Name} converts null, which is stored as the absence of the attribute; leave out the '?'";
        if (!IsReachable(converter, project))
            return $"{converter.Name} is not visible to the generated code; make it public or internal";
        return Takes(value, type) ? null : $"{converter.Name} converts a {value.ShortName()}, and {type.ShortName()} is none";
    }

    private static bool Takes(ITypeSymbol value, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(value, type);

    private static bool IsNullable(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || !SymbolEqualityComparer.Default.Equals(ValueReader.Underlying(type), type);

    private static bool IsOurs(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "FauxSql";

    private static bool IsReachable(INamedTypeSymbol converter, IAssemblySymbol project) => SymbolEqualityComparer.Default.Equals(converter.ContainingAssembly, project)
        ? converter.IsVisible()
        : converter.SelfAndContainers().All(one => one.DeclaredAccessibility == Accessibility.Public);
}
