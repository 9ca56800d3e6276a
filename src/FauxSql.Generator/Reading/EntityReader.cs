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
        var reader = new TypeReader(type.ContainingAssembly);
        var problems = reader.Diagnostics;
        problems.AddRange(type.SelfAndContainers().Where(one => !one.IsPartial()).Select(one => DiagnosticInfo.At(one, "FXS006", one.Name)));
        var model = reader.Read(type, isEntity: true);
        var navigations = PropertyFinder.PropertiesOf(type).Where(property => property.Find("RelatedAttribute") is not null).ToList();
        var properties = PropertyFinder.PropertiesOf(type).Except(navigations).ToList();
        var partition = OnlyOne(type, properties, "PartitionKey", problems);
        var sort = OnlyOne(type, properties, "SortKey", problems);
        OnlyOne(type, properties, "Version", problems);
        OnlyOne(type, properties, "TimeToLive", problems);
        if (partition is null)
            problems.Add(DiagnosticInfo.At(type, "FXS001", type.Name));
        else if (partition.Equals(sort, SymbolEqualityComparer.Default))
            problems.Add(DiagnosticInfo.At(partition, "FXS024", partition.Name, type.Name));
        CheckKeys(properties, model, problems);
        problems.AddRange(UniqueRules.Check(properties, model));
        var references = ReferenceReader.References(properties, problems, out var referenceTypes);
        var entity = new EntityModel(model, TableName(type, problems), partition?.StoredName() ?? "", sort?.StoredName())
        {
            Discriminator = Discriminator(type, problems),
            Billing = Billing(type, problems),
            IsDeletionProtected = type.Find("DeletionProtectionAttribute")?.Argument<bool>(0),
            KeyPattern = partition?.Find("PartitionKeyAttribute")!.Named<string>("Pattern"),
            Indexes = IndexReader.Read(properties, problems, out var indexPatterns),
            IndexPatterns = indexPatterns,
            References = references,
            ReferenceTypes = referenceTypes,
            Related = ReferenceReader.Navigations(navigations, problems),
            Patterns = Patterns(type, problems).ToValueList(),
            Suppressions = SuppressionReader.OfEntity(type),
        };
        problems.AddRange(SiblingRules.CheckProjections(type, entity.Indexes));
        return new EntityResult(problems.Count > 0 ? null : entity, reader.Nested, problems.ToValueList())
        {
            Enums = reader.Enums,
            Place = PlaceInfo.Of(type),
            Places = properties.Concat(navigations).Select(property => (property.Name, PlaceInfo.Of(property))).ToValueList(),
        };
    }

    private static string TableName(INamedTypeSymbol type, List<DiagnosticInfo> problems)
    {
        var name = type.Find("TableAttribute")!.Argument<string>(0) ?? ModelNames.Plural(type.Name);
        if (!ModelNames.IsTakenByDynamo(name) || ModelNames.Identifier(name).Length == 0)
            problems.Add(DiagnosticInfo.At(type, "FXS017", type.Name, name, "[Table(\"…\")]"));
        var tableClass = ModelNames.Identifier(name) + "Table";
        if (SiblingRules.IsTaken(tableClass, type))
            problems.Add(DiagnosticInfo.At(type, "FXS018", $"Generated code for {type.Name}", tableClass, "a type of the project", "rename it, or give the table another name with [Table(\"…\")]"));
        return name;
    }

    private static string? Discriminator(INamedTypeSymbol type, List<DiagnosticInfo> problems)
    {
        var name = type.Find("TableAttribute")!.Named<string>("Discriminator");
        if (name is not null && !type.IsAbstract)
            problems.Add(DiagnosticInfo.At(type, "FXS022", type.Name, "Table(Discriminator)", "only the items of an abstract entity are of several types; write 'abstract', or leave it out"));
        if (name is not null && AttributeNameRules.Problem(name) is var (problem, fix))
            problems.Add(DiagnosticInfo.At(type, "FXS041", type.Name, problem, fix));
        return type.IsAbstract ? name ?? "Type" : null;
    }

    private static BillingSchema? Billing(INamedTypeSymbol type, List<DiagnosticInfo> problems)
    {
        var isOnDemand = type.Find("OnDemandAttribute") is not null;
        if (type.Find("ProvisionedAttribute") is not { } provisioned)
            return isOnDemand ? BillingSchema.OnDemand : null;
        var (read, write) = (provisioned.Argument<long>(0), provisioned.Argument<long>(1));
        if (isOnDemand)
            problems.Add(DiagnosticInfo.At(type, "FXS022", type.Name, "Provisioned", "[OnDemand] stands there too, and a table is billed in one way; keep one of the two"));
        if (read < 1 || write < 1)
            problems.Add(DiagnosticInfo.At(type, "FXS022", type.Name, "Provisioned", "the service takes 1 unit or more of reads and of writes; give it both, or write [OnDemand] for none"));
        return new BillingSchema(read, write);
    }

    private static IEnumerable<AccessPatternSchema> Patterns(INamedTypeSymbol type, List<DiagnosticInfo> problems)
    {
        foreach (var attribute in type.FindAll("AccessPatternAttribute"))
        {
            var pattern = new AccessPatternSchema(
                attribute.Argument<string>(0) ?? "", (AccessPatternStatus)attribute.Named<int>("Status"), AccessPatternSource.None, null, attribute.Named<string>("Job"));
            if (pattern.Status == AccessPatternStatus.Implemented)
                problems.Add(DiagnosticInfo.At(type, "FXS026", type.Name, pattern.Description));
            yield return pattern;
        }
    }

    private static IPropertySymbol? OnlyOne(INamedTypeSymbol type, List<IPropertySymbol> properties, string attribute, List<DiagnosticInfo> problems)
    {
        var marked = properties.Where(property => property.Find(attribute + "Attribute") is not null).ToList();
        problems.AddRange(marked.Skip(1).Select(second => DiagnosticInfo.At(second, "FXS002", type.Name, attribute)));
        return marked.FirstOrDefault();
    }

    private static void CheckKeys(List<IPropertySymbol> properties, TypeModel model, List<DiagnosticInfo> problems)
    {
        foreach (var property in model.Properties.Where(property => property.IsKey))
        {
            var symbol = properties.First(candidate => candidate.Name == property.Name);
            if (property.Value.Kind is not (AttributeKind.String or AttributeKind.Number or AttributeKind.Binary) || (property is { IsPrimaryKey: true, IsNullable: true }))
                problems.Add(DiagnosticInfo.At(symbol, "FXS010", property.Name, property.ClrType));
        }
    }
}
