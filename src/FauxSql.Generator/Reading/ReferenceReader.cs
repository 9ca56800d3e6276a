using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// Foreign keys and navigations.
internal static class ReferenceReader
{
    public static ValueList<ReferenceSchema> References(List<IPropertySymbol> properties, List<DiagnosticInfo> problems, out ValueList<string> types)
    {
        var references = new List<ReferenceSchema>();
        var names = new List<string>();
        foreach (var property in properties)
        {
            if (property.Find("ReferencesAttribute`1") is not { } attribute)
                continue;
            var target = attribute.AttributeClass!.TypeArguments[0];
            if (!IsEntityBeside(target, property))
                problems.Add(DiagnosticInfo.At(property, "FXS005", property.Name, target.Name));
            references.Add(new ReferenceSchema(property.StoredName(), target.Name, attribute.Named<string>("Because")) { IsEnforced = attribute.Named<bool>("Enforced") });
            names.Add(target.NonNullName());
        }

        types = names.ToValueList();
        return references.ToValueList();
    }

    public static ValueList<RelatedModel> Navigations(List<IPropertySymbol> navigations, List<DiagnosticInfo> problems)
    {
        var related = new List<RelatedModel>();
        foreach (var property in navigations)
        {
            problems.AddRange(PlacementRules.CheckNavigation(property));
            var element = ValueReader.ElementOf(property.Type);
            var target = element ?? property.Type;
            if (target.TypeKind != TypeKind.Error && !IsEntityBeside(target, property))
                problems.Add(DiagnosticInfo.At(property, "FXS032", property.Name, property.Type.ShortName()));
            var attribute = property.Find("RelatedAttribute")!;
            var through = attribute.Named<ITypeSymbol>("Through");
            if (through is not null && !IsEntityBeside(through, property))
                problems.Add(DiagnosticInfo.At(property, "FXS061", property.Name, through.Name, "it is not an entity of this project", "mark it with [Table], and declare it in the same project"));
            related.Add(new RelatedModel(
                property.Name,
                SymbolNames.Identifier(property.Name),
                SetterReader.Read(property),
                target.NonNullName(),
                element is not null,
                property.Type is INamedTypeSymbol { MetadataName: "IReadOnlyList`1" or "IReadOnlyCollection`1" or "IEnumerable`1" },
                attribute.Named<string>("Via"),
                through?.NonNullName()));
        }

        return related.ToValueList();
    }

    // Only the entities of one project make a database.
    private static bool IsEntityBeside(ITypeSymbol target, IPropertySymbol property) =>
        target.Find("TableAttribute") is not null && SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, property.ContainingAssembly);
}
