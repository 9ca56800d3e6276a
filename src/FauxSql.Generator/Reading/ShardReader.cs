using FauxSql.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// [Sharded] on partition attributes of indexes: how many shards each index has.
internal static class ShardReader
{
    // The shard is a partition attribute too, of which there are four at most.
    private const int MostPartitionAttributes = 3;
    private const int Most = 64;

    public static IReadOnlyDictionary<string, int> Read(List<IPropertySymbol> properties, List<DiagnosticInfo> problems)
    {
        var shards = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            if (property.Find("ShardedAttribute") is { } attribute && IndexOf(property, attribute, problems) is { } index)
                Add(property, index, attribute.Argument<int>(0), properties, shards, problems);
        }

        return shards;
    }

    private static string? IndexOf(IPropertySymbol property, AttributeData attribute, List<DiagnosticInfo> problems)
    {
        var indexes = property.FindAll("IndexAttribute").Select(index => index.Argument<string>(0) ?? "").ToList();
        var named = attribute.Named<string>("Index");
        if (named is null ? indexes.Count == 1 : indexes.Contains(named))
            return named ?? indexes[0];
        problems.Add(Misplaced(property, named is not null ? $"it is not a partition attribute of {named}; add [Index(\"{named}\")]"
            : indexes.Count == 0 ? "it spreads an index, and this property is the partition attribute of none; add [Index(\"…\")]"
            : $"the property is in several indexes; choose one with Index = \"{indexes[0]}\""));
        return null;
    }

    private static void Add(
        IPropertySymbol property, string index, int count, List<IPropertySymbol> properties, Dictionary<string, int> shards, List<DiagnosticInfo> problems)
    {
        if (count is < 2 or > Most)
            problems.Add(DiagnosticInfo.At(property, "FXS030", property.Name, "Sharded", $"{count} shards", $"use 2 to {Most}"));
        else if (shards.ContainsKey(index))
            problems.Add(Misplaced(property, $"{index} is sharded already; leave it on one property"));
        else if (properties.Count(one => one.FindAll("IndexAttribute").Any(other => other.Argument<string>(0) == index)) > MostPartitionAttributes)
            problems.Add(Misplaced(property, $"{index} has four partition attributes, and the shard would be the fifth; leave one out"));
        else
            shards.Add(index, count);
    }

    private static DiagnosticInfo Misplaced(ISymbol property, string why) => DiagnosticInfo.At(property, "FXS022", property.Name, "Sharded", why);
}
