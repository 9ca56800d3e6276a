using FauxSql.Generator.Reading;
using FauxSql.Naming;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Analyzing;

// The primary key of an entity or one of its indexes, with the finder that queries it.
internal sealed record AccessPath(string Finder, bool IsTable, IReadOnlyList<IPropertySymbol> Partition, IReadOnlyList<IPropertySymbol> Sort)
{
    // Whether an index holds all of each item.
    public bool IsWhole { get; init; } = true;

    public IReadOnlyList<IPropertySymbol> Key { get; } = [.. Partition, .. Sort];

    public static IReadOnlyList<AccessPath> AllOf(INamedTypeSymbol entity)
    {
        var properties = PropertyFinder.PropertiesOf(entity);
        var paths = new List<AccessPath>();
        if (properties.FirstOrDefault(property => property.Find("PartitionKeyAttribute") is not null) is { } partition)
        {
            List<IPropertySymbol> sort = [.. properties.Where(property => property.Find("SortKeyAttribute") is not null)];
            paths.Add(new AccessPath(sort.Count == 0 ? "FindAsync" : ModelNames.FinderOfPartition(partition.Name), true, [partition], sort));
        }

        var keys = DeclaredIndex.AllOf(properties);
        paths.AddRange(keys.GroupBy(key => key.Name).Select(index => new AccessPath(
            ModelNames.FinderOfIndex(index.Key), false, InOrder(properties, "IndexAttribute", index.Key), InOrder(properties, "IndexSortKeyAttribute", index.Key))
        {
            IsWhole = !index.Any(key => key.Attribute.NamedArguments.Any(argument => argument.Key is "KeysOnly" or "Include")),
        }));
        return paths;
    }

    private static List<IPropertySymbol> InOrder(IReadOnlyList<IPropertySymbol> properties, string attributeName, string index) =>
    [
        .. from property in properties
           from attribute in property.FindAll(attributeName)
           where attribute.Argument<string>(0) == index
           orderby attribute.Named<int>("Order")
           select property,
    ];
}
