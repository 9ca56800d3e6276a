using FauxSql.Generator.Diagnostics;
using FauxSql.Naming;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// The indexes that the [Index] and [IndexSortKey] of an entity's properties make together.
internal static class IndexReader
{
    // Of each kind: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
    private const int Most = 4;

    public static ValueList<IndexSchema> Read(List<IPropertySymbol> properties, List<DiagnosticInfo> problems, out ValueList<string?> patterns)
    {
        var partition = Named(properties, "IndexAttribute");
        var sort = Named(properties, "IndexSortKeyAttribute");
        var names = partition.Select(key => key.Index).Distinct().ToList();
        problems.AddRange(sort.Where(key => !names.Contains(key.Index)).Select(key => DiagnosticInfo.At(key.Property, "FXS004", key.Property.Name, key.Index)));
        foreach (var name in names)
            Check(name, [.. partition.Where(key => key.Index == name)], [.. sort.Where(key => key.Index == name)], problems);
        patterns = names.Select(name => partition.Where(key => key.Index == name).Select(key => key.Pattern).FirstOrDefault(pattern => pattern is not null)).ToValueList();
        var (shards, projections) = (ShardReader.Read(properties, problems), ProjectionReader.Read(properties, problems));
        return names.Select(name => new IndexSchema(name, new KeySchema(AttributesOf(name, partition), AttributesOf(name, sort)))
        {
            OtherPatterns = partition.Where(key => key.Index == name).Select(key => key.Pattern).OfType<string>().Distinct().Skip(1).ToValueList(),
            Shards = shards.TryGetValue(name, out var count) ? count : null,
            Included = projections.TryGetValue(name, out var included) ? included : null,
        }).ToValueList();
    }

    private static void Check(string name, List<IndexKey> partition, List<IndexKey> sort, List<DiagnosticInfo> problems)
    {
        if (!ModelNames.IsTakenByDynamo(name) || ModelNames.Identifier(name).Length == 0)
            problems.Add(DiagnosticInfo.At(partition[0].Property, "FXS017", $"An index on {partition[0].Property.Name}", name, "[Index(\"…\")]"));
        var twice = partition.Concat(sort).GroupBy(key => key.Property, SymbolEqualityComparer.Default).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            problems.Add(DiagnosticInfo.At(twice.Key!, "FXS024", twice.Key!.Name, name));
            return;
        }

        CheckPart(name, "Index", partition, problems);
        CheckPart(name, "IndexSortKey", sort, problems);
    }

    private static void CheckPart(string name, string attribute, List<IndexKey> keys, List<DiagnosticInfo> problems)
    {
        if (keys.Count > Most)
            problems.Add(DiagnosticInfo.At(keys[Most].Property, "FXS025", keys[Most].Property.Name, attribute, name));
        if (keys.Exists(key => key.Order is not null) && keys.GroupBy(key => key.Order).FirstOrDefault(group => group.Key is null || group.Count() > 1) is { } unclear)
        {
            var (property, order) = (unclear.Last().Property, unclear.Key);
            problems.Add(DiagnosticInfo.At(
                property, "FXS030", property.Name, attribute, order is null ? "no Order" : $"Order = {order}", $"give each [{attribute}] of {name} an Order of its own, or none of them"));
        }
    }

    private static List<IndexKey> Named(List<IPropertySymbol> properties, string attributeName) =>
    [
        .. from property in properties
           from attribute in property.FindAll(attributeName)
           select new IndexKey(property, attribute.Argument<string>(0) ?? "", attribute.Named<string>("Pattern"), OrderOf(attribute)),
    ];

    private static int? OrderOf(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Order").Value.Value is int order ? order : null;

    private static ValueList<string> AttributesOf(string index, List<IndexKey> keys) =>
        keys.Where(key => key.Index == index).OrderBy(key => key.Order).Select(key => key.Property.StoredName()).ToValueList();

    private sealed record IndexKey(IPropertySymbol Property, string Index, string? Pattern, int? Order);
}
