using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Design.Tests.Capacity;

/// <summary>All that an endpoint stores, read once through its API, and which items of that a request evaluates.</summary>
internal sealed class StoredTables
{
    private readonly Dictionary<string, (JsonObject Description, List<JsonObject> Items)> _tables = [];

    private StoredTables()
    {
    }

    public static async Task<StoredTables> ReadAsync(IBackend backend, CancellationToken stop)
    {
        var all = new StoredTables();
        foreach (var name in (await CallAsync(backend, "ListTables", [], stop))["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()))
        {
            var description = (await CallAsync(backend, "DescribeTable", new JsonObject { ["TableName"] = name }, stop))["Table"]!.AsObject();
            var items = new List<JsonObject>();
            JsonNode? position = null;
            do
            {
                var scan = new JsonObject { ["TableName"] = name };
                if (position is not null)
                    scan["ExclusiveStartKey"] = position.DeepClone();
                var page = await CallAsync(backend, "Scan", scan, stop);
                items.AddRange(page["Items"]!.AsArray().Select(item => item!.AsObject()));
                position = page["LastEvaluatedKey"];
            }
            while (position is not null);
            all._tables.Add(name, (description, items));
        }

        return all;
    }

    /// <summary>All items of a table.</summary>
    public IReadOnlyList<JsonObject> ItemsOf(string table) => _tables[table].Items;

    /// <summary>The sizes of the items that a GetItem, a BatchGetItem or a Query evaluates; 0 for one that is not there.</summary>
    public IReadOnlyList<int> Evaluated(string operation, JsonObject request) => operation switch
    {
        "GetItem" => [SizeOf(request["TableName"]!.GetValue<string>(), request["Key"]!.AsObject())],
        "BatchGetItem" => [.. request["RequestItems"]!.AsObject().SelectMany(table => table.Value!["Keys"]!.AsArray().Select(key => SizeOf(table.Key, key!.AsObject())))],
        "Query" => [.. InRange(request).Select(ItemSizeByHand.Of)],
        _ => throw new NotSupportedException(operation),
    };

    private int SizeOf(string table, JsonObject key) =>
        _tables[table].Items.Find(item => key.All(part => JsonNode.DeepEquals(item[part.Key], part.Value))) is { } item ? ItemSizeByHand.Of(item) : 0;

    private IEnumerable<JsonObject> InRange(JsonObject request)
    {
        var (description, items) = _tables[request["TableName"]!.GetValue<string>()];
        var index = request["IndexName"]?.GetValue<string>() is { } name
            ? description["GlobalSecondaryIndexes"]!.AsArray().Single(candidate => candidate!["IndexName"]!.GetValue<string>() == name)
            : null;
        var key = KeyOf(index ?? description);
        var condition = ConditionOf(request);
        var entries = items
            .Where(item => key.TrueForAll(part => item.ContainsKey(part.Name)))
            .Select(item => index is null ? item : Projected(item, index, KeyOf(description).Concat(key)))
            .Where(entry => ConditionEvaluator.IsTrue(condition, Encoding.UTF8.GetBytes(entry.ToJsonString())));
        var sorted = key.Where(part => part.IsSort).Aggregate(entries.OrderBy(_ => 0), (sorting, part) => sorting.ThenBy(entry => entry[part.Name]!["S"]!.GetValue<string>(), StringComparer.Ordinal)).ToList();
        if (request["ScanIndexForward"]?.GetValue<bool>() == false)
            sorted.Reverse();
        if (request["ExclusiveStartKey"]?.AsObject() is { } start)
            sorted = [.. sorted.SkipWhile(entry => !start.All(part => JsonNode.DeepEquals(entry[part.Key], part.Value))).Skip(1)];
        return request["Limit"] is { } limit ? sorted.Take(limit.GetValue<int>()) : sorted;
    }

    private static JsonObject Projected(JsonObject item, JsonNode index, IEnumerable<(string Name, bool IsSort)> keys)
    {
        if (index["Projection"]!["ProjectionType"]!.GetValue<string>() == "ALL")
            return item;
        var names = keys.Select(part => part.Name).Concat(index["Projection"]!["NonKeyAttributes"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []).ToHashSet(StringComparer.Ordinal);
        return new JsonObject(item.Where(attribute => names.Contains(attribute.Key)).Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value?.DeepClone())));
    }

    private static List<(string Name, bool IsSort)> KeyOf(JsonNode of) =>
        [.. of["KeySchema"]!.AsArray().Select(part => (part!["AttributeName"]!.GetValue<string>(), part["KeyType"]!.GetValue<string>() == "RANGE"))];

    private static Condition ConditionOf(JsonObject request) => ExpressionParser.ParseCondition(
        request["KeyConditionExpression"]!.GetValue<string>(),
        new ExpressionNames(
            request["ExpressionAttributeNames"]?.AsObject().ToDictionary(name => name.Key, name => name.Value!.GetValue<string>()),
            request["ExpressionAttributeValues"]!.AsObject().ToDictionary(value => value.Key, value => AttributeValue.Parse(Encoding.UTF8.GetBytes(value.Value!.ToJsonString())))));

    private static async Task<JsonObject> CallAsync(IBackend backend, string operation, JsonObject body, CancellationToken stop)
    {
        using var answer = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body.ToJsonString()), CallContext.None), stop);
        return JsonNode.Parse(answer.Body.Span)!.AsObject();
    }
}
