using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// A type marked [Subtype], which is stored as an item of the abstract entity that it is derived from.
internal static class SubtypeReader
{
    public static SubtypeResult Read(INamedTypeSymbol type)
    {
        var entity = EntityOf(type);
        if (Problem(type, entity) is var (problem, fix))
            return new SubtypeResult(entity?.NonNullName(), type.Name, null, [], [DiagnosticInfo.At(type, "FXS081", type.Name, problem, fix)]);
        var reader = new TypeReader(type.ContainingAssembly);
        var problems = reader.Diagnostics;
        problems.AddRange(type.SelfAndContainers().Where(one => !one.IsPartial()).Select(one => DiagnosticInfo.At(one, "FXS006", one.Name)));
        var model = reader.Read(type, isEntity: true);
        var own = PropertyFinder.PropertiesOf(type).Where(property => !IsInherited(property, entity!)).ToList();
        problems.AddRange(own.SelectMany(property => PlacementRules.CheckSubtype(property, entity!)));
        var subtype = new SubtypeModel(model, type.Find("SubtypeAttribute")!.Argument<string>(0) ?? "") { Suppressions = SuppressionReader.OfSubtype(type, entity!) };
        return new SubtypeResult(entity!.NonNullName(), type.Name, problems.Count > 0 ? null : subtype, reader.Nested, problems.ToValueList())
        {
            Enums = reader.Enums,
            Place = PlaceInfo.Of(type),
            Places = own.Select(property => (property.Name, PlaceInfo.Of(property))).ToValueList(),
        };
    }

    public static INamedTypeSymbol? EntityOf(INamedTypeSymbol type) => BasesOf(type).FirstOrDefault(parent =>
        parent.Find("TableAttribute") is not null && SymbolEqualityComparer.Default.Equals(parent.ContainingAssembly, type.ContainingAssembly));

    private static (string Problem, string Fix)? Problem(INamedTypeSymbol type, INamedTypeSymbol? entity)
    {
        if (type.Find("TableAttribute") is not null)
            return ("it is an entity itself", "remove one of [Table] and [Subtype]");
        if (type.IsAbstract)
            return ("it is abstract, so that no item is one", "leave [Subtype] to the types derived from it");
        if (BasesOf(type).FirstOrDefault(parent => parent.Find("SubtypeAttribute") is not null) is { } other)
            return ($"it is derived from the subtype {other.Name}", "derive both from the entity, or from an abstract type between");
        if (entity is null)
            return ("it is derived from no entity of this project", "derive it from an abstract type marked [Table], in the same project");
        return entity.IsAbstract ? null : ($"{entity.Name} is not abstract", $"write 'abstract', or remove [Subtype]; the items of {entity.Name} are all of one type then");
    }

    private static bool IsInherited(IPropertySymbol property, INamedTypeSymbol entity) =>
        BasesOf(entity).Prepend(entity).Contains(property.ContainingType, SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            yield return parent;
    }
}
