using FauxSql.Generator.Diagnostics;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// KeysOnly and Include of [Index]: the attributes that an index holds beside the keys, by their stored names.
internal static class ProjectionReader
{
    // Of all indexes of a table together: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
    private const int Most = 100;

    public static IReadOnlyDictionary<string, ValueList<string>> Read(List<IPropertySymbol> properties, List<DiagnosticInfo> problems)
    {
        var projections = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            foreach (var attribute in property.FindAll("IndexAttribute"))
            {
                var index = attribute.Argument<string>(0) ?? "";
                var names = NamesOf(attribute);
                if (names is null && !attribute.Named<bool>("KeysOnly"))
                    continue;
                var found = Check(property, attribute, index, names, properties).ToList();
                if (projections.ContainsKey(index))
                    found.Add(Wrong(property, "a second projection", $"give that of {index} once"));
                problems.AddRange(found);
                projections[index] = (names ?? []).Select(name => Find(name, properties)?.StoredName()).OfType<string>().ToValueList();
                if (projections.Values.Sum(included => included.Count) is > Most and var count)
                    problems.Add(Wrong(property, $"included attributes, {count} in all indexes together", $"DynamoDB takes {Most}; leave some out, or let an index have all attributes"));
            }
        }

        return projections;
    }

    private static IEnumerable<DiagnosticInfo> Check(IPropertySymbol property, AttributeData attribute, string index, List<string>? names, List<IPropertySymbol> properties)
    {
        if (names is not null && attribute.Named<bool>("KeysOnly"))
            yield return Wrong(property, "KeysOnly and Include", "leave out one of them");
        else if (names is { Count: 0 })
            yield return Wrong(property, "Include of nothing", "use KeysOnly = true");
        foreach (var twice in (names ?? []).GroupBy(name => name).Where(same => same.Count() > 1))
            yield return Wrong(property, $"Include of {twice.Key} twice", "name it once");
        foreach (var name in (names ?? []).Distinct())
        {
            if (Find(name, properties) is not { } included)
                yield return Wrong(property, $"Include of {name}", "name a stored property of the entity, as nameof does");
            else if (IsKeyOf(included, index))
                yield return Wrong(property, $"Include of {name}", "keys are in every index; leave it out");
        }
    }

    private static List<string>? NamesOf(AttributeData attribute)
    {
        var include = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Include").Value;
        return include is { Kind: TypedConstantKind.Array, IsNull: false } ? [.. include.Values.Select(name => name.Value as string ?? "null")] : null;
    }

    private static IPropertySymbol? Find(string name, List<IPropertySymbol> properties) => properties.Find(property => property.Name == name);

    private static bool IsKeyOf(IPropertySymbol property, string index) =>
        property.Find("PartitionKeyAttribute") is not null || property.Find("SortKeyAttribute") is not null
        || property.FindAll("IndexAttribute").Concat(property.FindAll("IndexSortKeyAttribute")).Any(attribute => attribute.Argument<string>(0) == index);

    private static DiagnosticInfo Wrong(ISymbol property, string argument, string fix) => DiagnosticInfo.At(property, "FXS030", property.Name, "Index", argument, fix);
}
