using System.Text;
using System.Text.Json;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Reads what tables an endpoint has, what they are made of, and a sample of their items.</summary>
internal sealed class TableReader(LiveClient client, EndpointScope scope)
{
    /// <summary>The tables that are meant, in the order of their names. Those that FauxSql keeps for itself are left out.</summary>
    /// <exception cref="SourceException">There are none, or one that was named is not there.</exception>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken stop)
    {
        if (scope.Tables.Count > 0)
            return scope.Tables;
        var names = new List<string>();
        string? after = null;
        do
        {
            using var answer = await client.SendAsync(
                "ListTables",
                json =>
                {
                    if (after is not null)
                        json.WriteString("ExclusiveStartTableName", after);
                },
                stop).ConfigureAwait(false);
            names.AddRange(answer.RootElement.GetProperty("TableNames").EnumerateArray().Select(name => name.GetString()!));
            after = answer.RootElement.TryGetProperty("LastEvaluatedTableName", out var last) ? last.GetString() : null;
        }
        while (after is not null);
        var meant = names.Where(name => name.StartsWith(scope.Prefix, StringComparison.Ordinal) && !name.AsSpan(scope.Prefix.Length).StartsWith(OwnNames.Prefix)).Order(StringComparer.Ordinal).ToList();
        return meant.Count > 0 ? meant
            : throw new SourceException(names.Count == 0
                ? "The endpoint has no tables, so that there is nothing to make a model of. Is it the right endpoint, Region and account?"
                : $"No table of the endpoint begins with '{scope.Prefix}'. There are: {string.Join(", ", names.Take(20))}.");
    }

    /// <summary>Reads a table.</summary>
    public async Task<LiveTable> ReadAsync(string name, CancellationToken stop)
    {
        using var answer = await client.SendAsync("DescribeTable", json => json.WriteString("TableName", name), stop).ConfigureAwait(false);
        var description = answer.RootElement.GetProperty("Table");
        var (partition, sort) = KeyOf(description);
        var (items, isWhole) = await SampleAsync(name, stop).ConfigureAwait(false);
        return new LiveTable(
            name,
            name.StartsWith(scope.Prefix, StringComparison.Ordinal) ? name[scope.Prefix.Length..] : name,
            partition[0],
            sort.Count > 0 ? sort[0] : null,
            description.GetProperty("AttributeDefinitions").EnumerateArray().ToDictionary(one => one.GetProperty("AttributeName").GetString()!, one => one.GetProperty("AttributeType").GetString()!, StringComparer.Ordinal),
            [.. Elements(description, "GlobalSecondaryIndexes").Select(Index)])
        {
            LocalIndexes = [.. Elements(description, "LocalSecondaryIndexes").Select(index => index.GetProperty("IndexName").GetString()!)],
            TimeToLive = await TimeToLiveAsync(name, stop).ConfigureAwait(false),
            Items = items,
            IsWhole = isWhole,
        };
    }

    // Endpoints that know no time to live say so; that is none.
    private async Task<string?> TimeToLiveAsync(string name, CancellationToken stop)
    {
        var (answer, problem) = await client.TryAsync("DescribeTimeToLive", json => json.WriteString("TableName", name), stop).ConfigureAwait(false);
        if (answer is null)
            return problem!.Contains("UnknownOperation", StringComparison.Ordinal) ? null : throw new SourceException(problem);
        using (answer)
        {
            var description = answer.RootElement.GetProperty("TimeToLiveDescription");
            return description.GetProperty("TimeToLiveStatus").GetString() is "ENABLED" or "ENABLING" ? description.GetProperty("AttributeName").GetString() : null;
        }
    }

    private async Task<(IReadOnlyList<Dictionary<string, AttributeValue>> Items, bool IsWhole)> SampleAsync(string name, CancellationToken stop)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        JsonElement? after = null;
        do
        {
            using var answer = await client.SendAsync("Scan", json => WriteScan(json, name, scope.Sample - items.Count, after), stop).ConfigureAwait(false);
            items.AddRange(answer.RootElement.GetProperty("Items").EnumerateArray().Select(item => ItemJson.Parse(Encoding.UTF8.GetBytes(item.GetRawText()))));
            after = answer.RootElement.TryGetProperty("LastEvaluatedKey", out var last) ? last.Clone() : null;
        }
        while (after is not null && items.Count < scope.Sample);
        return (items, after is null);
    }

    private static void WriteScan(Utf8JsonWriter json, string name, int limit, JsonElement? after)
    {
        json.WriteString("TableName", name);
        json.WriteNumber("Limit", limit);
        if (after is { } key)
        {
            json.WritePropertyName("ExclusiveStartKey");
            key.WriteTo(json);
        }
    }

    private static LiveIndex Index(JsonElement index)
    {
        var (partition, sort) = KeyOf(index);
        var projection = index.GetProperty("Projection");
        IReadOnlyList<string>? included = projection.GetProperty("ProjectionType").GetString() switch
        {
            "KEYS_ONLY" => [],
            "INCLUDE" => [.. Elements(projection, "NonKeyAttributes").Select(name => name.GetString()!)],
            _ => null,
        };
        return new LiveIndex(index.GetProperty("IndexName").GetString()!, partition, sort, included);
    }

    private static (IReadOnlyList<string> Partition, IReadOnlyList<string> Sort) KeyOf(JsonElement described)
    {
        var parts = described.GetProperty("KeySchema").EnumerateArray().ToLookup(part => part.GetProperty("KeyType").GetString(), part => part.GetProperty("AttributeName").GetString()!);
        return ([.. parts["HASH"]], [.. parts["RANGE"]]);
    }

    private static IEnumerable<JsonElement> Elements(JsonElement json, string name) => json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
