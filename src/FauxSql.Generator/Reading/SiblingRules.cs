using FauxSql.Generator.Diagnostics;
using FauxSql.Naming;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// The names of what is generated beside a type must be free.
internal static class SiblingRules
{
    private static readonly string[] OfNested = ["Codec", "Fields"];
    private static readonly string[] OfEntity = ["Codec", "Fields", "Relations"];

    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> properties, bool isEntity)
    {
        var names = (isEntity ? OfEntity : OfNested).Select(ending => type.SiblingName() + ending).ToList();
        foreach (var taken in names.Where(name => IsTaken(name, type)))
            yield return At(type, type.Name, taken, "a type of the project", "rename one of them");
        foreach (var property in properties.Where(property => names.Contains(property.Name)))
            yield return At(property, type.Name, property.Name, "one of its properties", "rename the property");
    }

    // What is generated for indexes that hold a part of each item.
    public static IEnumerable<DiagnosticInfo> CheckProjections(INamedTypeSymbol type, IEnumerable<IndexSchema> indexes) =>
        from index in indexes
        where index.Included is not null
        from ending in OfEntity.Prepend("")
        let name = ModelNames.Projection(type.SiblingName(), index.Name) + ending
        where IsTaken(name, type)
        select At(type, type.Name, name, "a type of the project", $"rename it, or rename {index.Name}");

    public static bool IsTaken(string name, INamedTypeSymbol beside) => beside.ContainingNamespace.GetTypeMembers(name)
        .Any(other => other.Arity == 0 && SymbolEqualityComparer.Default.Equals(other.ContainingAssembly, beside.ContainingAssembly));

    private static DiagnosticInfo At(ISymbol place, string type, string name, string owner, string fix) =>
        DiagnosticInfo.At(place, "FXS018", $"Generated code for {type}", name, owner, fix);
}
