using FauxSql.Generator.Diagnostics;
using FauxSql.Naming;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// The indexes that the [Index] and [IndexSortKey] of an entity's properties make together.
internal static class IndexReader
{
    public static ValueList<IndexSchema> Read(List<IPropertySymbol> properties, List<DiagnosticInfo> problems, out ValueList<string?> patterns)
    {
        var partition = Named(properties, "IndexAttribute");
        var sort = Named(properties, "IndexSortKeyAttribute");
        var names = partition.Select(key => key.Index).Distinct().ToList();
        problems.AddRange(sort.Where(key => !names.Contains(key.Index)).Select(key => DiagnosticInfo.At(key.Property, "FXS004", key.Property.Name, key.Index)));
        foreach (var name in names)
            Check(name, [.. partition.Where(key => key.Index == name)], [.. sort.Where(key => key.Index == name)], problems);
        patterns = names.Select(name => partition.Where(key => key.Index == name).Select(key => key.Pattern).FirstOrDefault(pattern => pattern is not null)).ToValueList();
        return names.Select(name => new IndexSchema(name, new KeySchema(AttributesOf(name, partition), AttributesOf(name, sort)))).ToValueList();
    }

    private static void Check(string name, List<IndexKey> partition, List<IndexKey> sort, List<DiagnosticInfo> problems)
    {
        if (!ModelNames.IsTakenByDynamo(name) || ModelNames.Identifier(name).Length == 0)
            problems.Add(DiagnosticInfo.At(partition[0].Property, "FXS017", $"An index on {partition[0].Property.Name}", name, "[Index(\"…\")]"));
        var twice = partition.Concat(sort).GroupBy(key => key.Property, SymbolEqualityComparer.Default).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            problems.Add(DiagnosticInfo.At(twice.Key!, "FXS024", twice.Key!.Name, name));
        else if (partition.Count > 1)
            problems.Add(DiagnosticInfo.At(partition[1].Property, "FXS025", partition[1].Property.Name, name, "partition"));
        else if (sort.Count > 1)
            problems.Add(DiagnosticInfo.At(sort[1].Property, "FXS025", sort[1].Property.Name, name, "sort"));
    }

    private static List<IndexKey> Named(List<IPropertySymbol> properties, string attributeName) =>
    [
        .. from property in properties
           from attribute in property.FindAll(attributeName)
           select new IndexKey(property, attribute.Argument<string>(0) ?? "", attribute.Named<string>("Pattern")),
    ];

    private static ValueList<string> AttributesOf(string index, List<IndexKey> keys) =>
        keys.Where(key => key.Index == index).Select(key => key.Property.StoredName()).ToValueList();

    private sealed record IndexKey(IPropertySymbol Property, string Index, string? Pattern);
}
