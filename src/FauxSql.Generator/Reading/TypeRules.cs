using FauxSql.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// What a type and its members must be like so that generated code can make, fill and read it.
internal static class TypeRules
{
    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties, IMethodSymbol? constructor)
    {
        if (Wrong(type) is var (what, fix))
        {
            yield return DiagnosticInfo.At(type, "FXS019", type.Name, what, fix);
            yield break;
        }

        if (constructor is null && !type.IsAbstract)
            yield return DiagnosticInfo.At(type, "FXS021", type.Name, UnmatchedParameter(type, properties));
        foreach (var member in PropertyFinder.MembersOf(type))
        {
            if (Lost(member) is { } reason)
                yield return DiagnosticInfo.At(member, "FXS020", member.Name, reason);
        }

        foreach (var property in properties)
        {
            if (property.GetMethod!.DeclaredAccessibility != Accessibility.Public)
                yield return DiagnosticInfo.At(property, "FXS020", property.Name, "it cannot be read");
            else if (property.SetMethod is null && property.Find("RelatedAttribute") is not null)
                yield return DiagnosticInfo.At(property, "FXS020", property.Name, "it has no setter");
            else if (property.SetMethod is null && constructor is not null && !type.IsAbstract && ConstructorFinder.ParameterOf(property, constructor) is null)
                yield return DiagnosticInfo.At(property, "FXS020", property.Name, "it has no setter and no constructor parameter");
        }
    }

    private static (string What, string Fix)? Wrong(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not TypeKind.Class } => ("no class", "make it a partial record or class"),
        { IsStatic: true } => ("static", "remove 'static'"),
        { IsAbstract: true } when type.Find("TableAttribute") is null => ("abstract", "put the attribute on the types derived from it"),
        { IsGenericType: true } => ("generic", "derive a type from it that is not"),
        _ when !type.IsVisible() => ("not visible to the generated code beside it", "make it, and the types around it, public or internal"),
        _ => null,
    };

    private static string UnmatchedParameter(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties) =>
        type.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => !parameter.HasExplicitDefaultValue && ConstructorFinder.PropertyOf(parameter, properties) is null
                && !SymbolEqualityComparer.Default.Equals(parameter.Type, type)) is { } unmatched
            ? $"the parameter {unmatched.Name} of its constructor matches no property"
            : "it has no public or internal constructor";

    // Members that look as if they were stored, and are not.
    private static string? Lost(ISymbol member) => member switch
    {
        _ when member.IsStatic || member.IsImplicitlyDeclared || member.IsLeftOut() => null,
        IFieldSymbol { DeclaredAccessibility: Accessibility.Public } => "it is a field",
        IPropertySymbol { DeclaredAccessibility: Accessibility.Public, GetMethod: null } => "it cannot be read",
        IPropertySymbol { IsIndexer: false, DeclaredAccessibility: not Accessibility.Public } when member.IsModeled() => "it is not public",
        IPropertySymbol { SetMethod: null } property when member.IsModeled() && !PropertyFinder.PropertiesOf(member.ContainingType).Contains(property, SymbolEqualityComparer.Default) => "it is computed, and not [Derived] from stored properties",
        _ => null,
    };
}
