using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// A class marked [Change], which is derived from ItemChange<T>.
internal static class ChangeReader
{
    public static ChangeModel Read(INamedTypeSymbol type)
    {
        var entity = EntityOf(type);
        var version = type.Find("ChangeAttribute")!.Argument<int>(0);
        return new ChangeModel(
            type.NonNullName(), type.Name, entity?.NonNullName() ?? "", entity?.Name ?? "", version, PlaceInfo.Of(type),
            Problem(type, entity, version) is { } problem ? DiagnosticInfo.At(type, "FXS090", type.Name, problem) : null);
    }

    private static string? Problem(INamedTypeSymbol type, ITypeSymbol? entity, int version)
    {
        if (entity is null)
            return "it is not derived from ItemChange<T>, where T is the entity: derive it from that, or remove [Change]";
        if (entity.Find("TableAttribute") is null || !SymbolEqualityComparer.Default.Equals(entity.ContainingAssembly, type.ContainingAssembly))
            return $"{entity.Name} is no entity of this project: name one marked [Table]; of an abstract one, all subtypes are changed";
        if (version < 1)
            return $"its number is {version}: number the changes of {entity.Name} from 1";
        return type is { IsAbstract: false, IsGenericType: false } && type.IsVisible() && HasConstructor(type) ? null
            : "no object of it can be made: let it be a public or internal class that is neither abstract nor generic, and has a constructor without parameters";
    }

    private static bool HasConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(constructor =>
        constructor.Parameters.Length == 0 && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static ITypeSymbol? EntityOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent is { MetadataName: "ItemChange`1" } && parent.ContainingNamespace.ToDisplayString() == "FauxSql")
                return parent.TypeArguments[0];
        }

        return null;
    }
}
