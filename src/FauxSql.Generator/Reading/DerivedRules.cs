using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// What a derived property may be computed from, so that nothing changes it behind the stored attribute's back.
internal static class DerivedRules
{
    // The stored names of what a property is derived from.
    public static ValueList<string> SourcesOf(IPropertySymbol property, IReadOnlyList<IPropertySymbol> properties) =>
        NamesOn(property).Select(name => Find(name, properties)?.StoredName()).OfType<string>().ToValueList();

    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties)
    {
        foreach (var property in properties.Where(PropertyFinder.IsDerived))
        {
            if (Problem(type, property, properties) is { } problem)
                yield return DiagnosticInfo.At(property, "FXS043", property.Name, problem);
        }
    }

    private static string? Problem(INamedTypeSymbol type, IPropertySymbol property, IReadOnlyList<IPropertySymbol> properties)
    {
        if (property.SetMethod is not null || PropertyFinder.IsAutomatic(property))
            return "it holds a value of its own; compute it with '=>', or remove [Derived]";
        if (property.IsPrimaryKey())
            return "it is part of the primary key, by which the item is found and which never changes; use a stored property";
        var names = NamesOn(property).ToList();
        return names.Count == 0
            ? "it does not say from what; name the properties, as in [Derived(nameof(OrderDate))]"
            : names.Select(name => Problem(type, name, Find(name, properties))).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(INamedTypeSymbol type, string name, IPropertySymbol? source) => source switch
    {
        null => $"{name} is no stored property of {type.Name}; name one that is, with nameof(…)",
        _ when source.IsDerived() => $"{name} is derived itself; name the properties that it is derived from",
        _ when source.Find("VersionAttribute") is not null => $"{name} is the version, which updates count up by themselves; use another property",
        _ => null,
    };

    private static IPropertySymbol? Find(string name, IReadOnlyList<IPropertySymbol> properties) =>
        properties.FirstOrDefault(property => property.Name == name && property.Find("RelatedAttribute") is null);

    private static IEnumerable<string> NamesOn(IPropertySymbol property) =>
        property.Find("DerivedAttribute")!.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } names] ? names.Values.Select(name => name.Value as string ?? "") : [];
}
