using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

internal static class EntityReader
{
    public static EntityResult Read(INamedTypeSymbol type)
    {
        var reader = new TypeReader();
        var problems = reader.Diagnostics;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (!current.IsPartial())
                problems.Add(DiagnosticInfo.At(current, "FXS006", current.Name));
        }

        var model = reader.Read(type);
        var properties = TypeReader.PropertiesOf(type).ToList();
        var partition = OnlyOne(type, properties, "PartitionKey", problems);
        var sort = OnlyOne(type, properties, "SortKey", problems);
        if (partition is null)
            problems.Add(DiagnosticInfo.At(type, "FXS001", type.Name));
        CheckKeys(properties, model, problems);
        CheckUnique(properties, model, problems);
        var indexes = Indexes(properties, problems, out var indexPatterns);
        var references = References(properties, problems, out var referenceTypes);
        var related = properties.Where(property => property.Find("RelatedAttribute") is not null).Select(Related).ToValueList();
        foreach (var wrong in properties.Where(property => property.Find("RelatedAttribute") is not null && TargetOf(property.Type) is null))
            problems.Add(DiagnosticInfo.At(wrong, "FXS008", wrong.Name, wrong.Type.ShortName(), wrong.Type.ShortName()));
        if (problems.Count > 0)
            return new EntityResult(null, [], problems.ToValueList());

        var entity = new EntityModel(model, type.Find("TableAttribute")?.Argument<string>(0) ?? ModelNames.Plural(type.Name), partition!.Name, sort?.Name)
        {
            KeyPattern = partition.Find("PartitionKeyAttribute")!.Named<string>("Pattern"),
            Indexes = indexes,
            IndexPatterns = indexPatterns,
            References = references,
            ReferenceTypes = referenceTypes,
            Related = related,
            Patterns = type.FindAll("AccessPatternAttribute").Select(Pattern).ToValueList(),
        };
        return new EntityResult(entity, reader.Nested, []);
    }

    private static AccessPatternSchema Pattern(AttributeData attribute) => new(
        attribute.Argument<string>(0) ?? "",
        (AccessPatternStatus)attribute.Named<int>("Status"),
        AccessPatternSource.None,
        null,
        attribute.Named<string>("Job"));

    private static IPropertySymbol? OnlyOne(INamedTypeSymbol type, List<IPropertySymbol> properties, string attribute, List<DiagnosticInfo> problems)
    {
        var marked = properties.Where(property => property.Find(attribute + "Attribute") is not null).ToList();
        foreach (var second in marked.Skip(1))
            problems.Add(DiagnosticInfo.At(second, "FXS002", type.Name, attribute));
        return marked.FirstOrDefault();
    }

    private static void CheckKeys(List<IPropertySymbol> properties, TypeModel model, List<DiagnosticInfo> problems)
    {
        foreach (var property in model.Properties.Where(property => property.IsKey))
        {
            var symbol = properties.First(candidate => candidate.Name == property.Name);
            var isPrimary = symbol.Find("PartitionKeyAttribute") is not null || symbol.Find("SortKeyAttribute") is not null;
            if (property.Value.Kind is not (AttributeKind.String or AttributeKind.Number or AttributeKind.Binary) || (isPrimary && property.IsNullable))
                problems.Add(DiagnosticInfo.At(symbol, "FXS010", property.Name, property.ClrType));
        }
    }

    private static void CheckUnique(List<IPropertySymbol> properties, TypeModel model, List<DiagnosticInfo> problems)
    {
        if (!model.Properties.Any(property => property.Role.HasFlag(AttributeRole.TimeToLive)))
            return;
        foreach (var unique in model.Properties.Where(property => property.Role.HasFlag(AttributeRole.Unique)))
            problems.Add(DiagnosticInfo.At(properties.First(property => property.Name == unique.Name), "FXS015", unique.Name));
    }

    private static ValueList<IndexSchema> Indexes(List<IPropertySymbol> properties, List<DiagnosticInfo> problems, out ValueList<string?> patterns)
    {
        var partition = (from property in properties
                         from attribute in property.FindAll("IndexAttribute")
                         select (Property: property, Name: attribute.Argument<string>(0) ?? "", Pattern: attribute.Named<string>("Pattern"))).ToList();
        var sort = (from property in properties
                    from attribute in property.FindAll("IndexSortKeyAttribute")
                    select (Property: property, Name: attribute.Argument<string>(0) ?? "")).ToList();
        foreach (var (property, name) in sort.Where(key => !partition.Exists(index => index.Name == key.Name)))
            problems.Add(DiagnosticInfo.At(property, "FXS004", property.Name, name));
        var names = partition.Select(index => index.Name).Distinct().ToList();
        patterns = names.Select(name => (string?)partition.Find(index => index.Name == name && index.Pattern is not null).Pattern).ToValueList();
        return names.Select(name => new IndexSchema(name, new KeySchema(
            partition.Where(index => index.Name == name).Select(index => index.Property.Name).ToValueList(),
            sort.Where(key => key.Name == name).Select(key => key.Property.Name).ToValueList()))).ToValueList();
    }

    private static ValueList<ReferenceSchema> References(List<IPropertySymbol> properties, List<DiagnosticInfo> problems, out ValueList<string> types)
    {
        var references = new List<ReferenceSchema>();
        var names = new List<string>();
        foreach (var property in properties)
        {
            if (property.Find("ReferencesAttribute`1") is not { } attribute)
                continue;
            var target = attribute.AttributeClass!.TypeArguments[0];
            if (target.Find("TableAttribute") is null)
                problems.Add(DiagnosticInfo.At(property, "FXS005", property.Name, target.Name));
            references.Add(new ReferenceSchema(property.Name, target.Name, attribute.Named<string>("Because")));
            names.Add(target.NonNullName());
        }

        types = names.ToValueList();
        return references.ToValueList();
    }

    private static RelatedModel Related(IPropertySymbol property)
    {
        var isMany = IsMany(property.Type);
        return new RelatedModel(
            property.Name,
            property.Type.NonNullName(),
            TargetOf(property.Type)?.NonNullName() ?? "",
            isMany,
            isMany && property.Type is INamedTypeSymbol { MetadataName: "IReadOnlyList`1" or "IReadOnlyCollection`1" or "IEnumerable`1" },
            property.Find("RelatedAttribute")!.Named<string>("Via"),
            PlaceInfo.Of(property));
    }

    private static bool IsMany(ITypeSymbol type) => type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 };

    private static ITypeSymbol? TargetOf(ITypeSymbol type)
    {
        var target = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } generic => generic.TypeArguments[0],
            _ => type,
        };
        return target.Find("TableAttribute") is null ? null : target;
    }
}
