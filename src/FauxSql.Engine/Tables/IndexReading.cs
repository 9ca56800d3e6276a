using System.Collections.Immutable;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Limits;

namespace FauxSql.Engine.Tables;

/// <summary>Reads the indexes of requests whose shape has been checked.</summary>
internal static class IndexReading
{
    private const int MostIncluded = 100;

    /// <summary>The indexes of a table to be created.</summary>
    public static ImmutableArray<IndexDefinition> ReadAll(Request request, ImmutableArray<KeyAttribute> attributes, KeySchema tableKey, bool isOnDemand)
    {
        var local = Read(request, "LocalSecondaryIndexes", DynamoLimits.LocalSecondaryIndexes, index => ReadLocal(index, attributes, tableKey));
        if (local.Count > DynamoLimits.LocalSecondaryIndexes)
            throw Faults.InvalidParameter($"Number of LocalSecondaryIndexes exceeds per-table limit of {DynamoLimits.LocalSecondaryIndexes}");
        var global = Read(request, "GlobalSecondaryIndexes", DynamoLimits.GlobalSecondaryIndexes, index => ReadGlobal(index, attributes, isOnDemand, isUpdate: false));
        if (global.Count > DynamoLimits.GlobalSecondaryIndexes)
            throw Faults.InvalidParameter($"GlobalSecondaryIndex count exceeds the per-table limit of {DynamoLimits.GlobalSecondaryIndexes}");
        ImmutableArray<IndexDefinition> all = [.. global.Concat(local).Select((index, number) => index with { Number = number })];
        Check(all);
        return all;
    }

    /// <summary>A global index.</summary>
    public static IndexDefinition ReadGlobal(Request index, ImmutableArray<KeyAttribute> attributes, bool isOnDemand, bool isUpdate)
    {
        var definition = Read(index, KeyReading.ReadGlobal(index, attributes));
        var throughput = ThroughputReading.OfIndex(index, isOnDemand, isUpdate);
        return definition with
        {
            Throughput = throughput,
            OnDemand = ThroughputReading.OnDemand(index, isOnDemand, isUpdate, definition.Name),
            Warm = ThroughputReading.NewWarm(index, throughput, isOnDemand, "index " + definition.Name),
        };
    }

    /// <summary>Checks the indexes of a table against one another.</summary>
    public static void Check(ImmutableArray<IndexDefinition> all)
    {
        if (all.GroupBy(i => i.Name).FirstOrDefault(named => named.Count() > 1) is { } twice)
            throw Faults.InvalidParameter($"Duplicate index name: {twice.Key}");
        if (all.Sum(i => i.Included.Length) > MostIncluded)
            throw Faults.InvalidParameter(
                $"The total number of NonKeyAttributes of all indexes exceeds the per-table limit of {MostIncluded}");
    }

    private static IndexDefinition ReadLocal(Request index, ImmutableArray<KeyAttribute> attributes, KeySchema tableKey)
    {
        if (tableKey.Range.IsEmpty)
            throw Faults.InvalidParameter("Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        var name = index.Text("IndexName");
        var key = KeyReading.ReadSimple(index, attributes);
        if (key.Range.IsEmpty)
            throw Faults.InvalidParameter("Index KeySchema does not have a range key for index: " + name);
        if (key.Hash[0] != tableKey.Hash[0])
            throw Faults.InvalidParameter(
                $"Index KeySchema does not have the same leading hash key as table KeySchema for index: {name}. "
                + $"index hash key: {key.Hash[0].Name}, table hash key: {tableKey.Hash[0].Name}");
        return Read(index, key) with { IsLocal = true };
    }

    private static IndexDefinition Read(Request index, KeySchema key)
    {
        var projection = index.Object("Projection")!.Value;
        var type = projection.Text("ProjectionType") ?? throw Faults.InvalidParameter("Unknown ProjectionType: null");
        var included = projection.Array("NonKeyAttributes");
        if (type != "INCLUDE" && included is not null)
            throw Faults.InvalidParameter($"ProjectionType is {type}, but NonKeyAttributes is specified");
        if (type == "INCLUDE" && included is null)
            throw Faults.InvalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        if (included?.Select(Request.TextOf).GroupBy(name => name).FirstOrDefault(named => named.Count() > 1) is { } twice)
            throw Faults.InvalidParameter("Duplicate element in NonKeyAttributes: " + twice.Key);
        return new IndexDefinition
        {
            Name = index.Text("IndexName")!,
            Key = key,
            ProjectionType = type,
            Included = [.. (included ?? []).Select(Request.TextOf)],
        };
    }

    // One more than there may be is enough to see that there are too many.
    private static List<IndexDefinition> Read(Request request, string member, int most, Func<Request, IndexDefinition> read) => request.Array(member) switch
    {
        null => [],
        { Count: 0 } => throw Faults.InvalidParameter($"List of {member} is empty"),
        var elements => [.. elements.Take(most + 1).Select(element => read(new Request(element)))],
    };
}
