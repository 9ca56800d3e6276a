using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>What Query and Scan have in common.</summary>
internal sealed class PageRequest
{
    /// <summary>How many rows there are at most in a page, or <see langword="null"/>.</summary>
    public int? Limit { get; private init; }

    public Condition? Filter { get; private init; }

    public ProjectionExpression? Projection { get; private init; }

    public bool IsConsistent { get; private init; }

    /// <summary>Whether items are only counted.</summary>
    public bool IsCount { get; private init; }

    /// <summary>Whether what a local index leaves out is fetched from the table, item by item.</summary>
    public bool IsCompleted { get; private init; }

    public required TableState Table { get; init; }

    public IndexState? Index { get; private init; }

    public required CapacityTally Tally { get; init; }

    /// <summary>The row behind which the page begins, or <see langword="null"/>.</summary>
    public byte[]? StartKey { get; private init; }

    public RowStore Rows => Index?.Rows ?? Table.Rows;

    public KeySchema Key => Index?.Definition.Key ?? Table.Definition.Key;

    /// <summary>Reads a request whose expressions are used up by this, the caller's own having been read before.</summary>
    public static PageRequest Read(EngineContext engine, Request request, RequestExpressions expressions)
    {
        var filter = expressions.Condition("FilterExpression");
        var projection = expressions.Projection();
        expressions.CheckAllUsed();
        var indexName = request.Text("IndexName");
        var select = request.Text("Select");
        CheckSelect(select, projection, indexName);
        var start = request.Object("ExclusiveStartKey") is { } startKey ? ItemReading.Read(startKey) : null;
        var isConsistent = request.Flag("ConsistentRead") ?? false;

        var table = engine.Tables.Get(request.Text("TableName")!);
        var index = indexName is null ? null : table.Index(indexName);
        if (index is not null && index.StatusAt(engine.Options.Time.GetUtcNow()) == StateChange.Creating)
            throw Faults.IndexBackfilling(index.Definition.Name);
        if (index is not null)
            CheckIndex(index, isConsistent, select, projection);
        var namesMore = index is not null && projection?.Paths.Any(p => !index.Has(p.Attribute)) == true;
        return new PageRequest
        {
            Limit = request.Integer("Limit"),
            Filter = filter,
            Projection = projection,
            IsConsistent = isConsistent,
            IsCount = select == "COUNT",
            IsCompleted = index is { Definition.ProjectsAll: false } && (select == "ALL_ATTRIBUTES" || namesMore),
            Table = table,
            Index = index,
            Tally = CapacityTally.Of(request),
            StartKey = start is null ? null : StartOf(table, index, start),
        };
    }

    /// <summary>Checks the shape of a request.</summary>
    public static Constraints CheckShape(Request request) => new Constraints()
        .TableName(request.Text("TableName"))
        .Between("limit", request.Integer("Limit"), 1)
        .OneOf("select", request.Text("Select"), "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")
        .OneOf("returnConsumedCapacity", request.Text("ReturnConsumedCapacity"), "INDEXES", "TOTAL", "NONE");

    private static void CheckSelect(string? select, ProjectionExpression? projection, string? index)
    {
        if (projection is not null && select is not (null or "SPECIFIC_ATTRIBUTES"))
            throw Faults.Validation($"Cannot specify the ProjectionExpression when choosing to get {(select == "COUNT" ? "only the Count" : select)}");
        if (projection is null && select == "SPECIFIC_ATTRIBUTES")
            throw Faults.Validation("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        if (index is null && select == "ALL_PROJECTED_ATTRIBUTES")
            throw Faults.Validation("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }

    private static void CheckIndex(IndexState index, bool isConsistent, string? select, ProjectionExpression? projection)
    {
        if (index.Definition.IsLocal)
            return;
        var name = index.Definition.Name;
        if (isConsistent)
            throw Faults.Validation("Consistent reads are not supported on global secondary indexes");
        if (select == "ALL_ATTRIBUTES" && !index.Definition.ProjectsAll)
            throw Faults.InvalidParameter(
                $"Select type ALL_ATTRIBUTES is not supported for global secondary index {name} because its projection type is not ALL");
        var missing = projection?.Paths.Select(p => p.Attribute).Where(a => !index.Has(a)).Distinct().ToList();
        if (missing?.Count > 0)
            throw Faults.InvalidParameter($"Global secondary index {name} does not project [{string.Join(", ", missing)}]");
    }

    // The start of a page in an index holds the table's key and every key attribute of the index.
    private static byte[] StartOf(TableState table, IndexState? index, Dictionary<string, AttributeValue> start)
    {
        var attributes = table.Definition.Key.All.Concat(index?.Definition.Key.All ?? []).DistinctBy(a => a.Name).ToList();
        if (start.Count != attributes.Count || attributes.Exists(a => !start.TryGetValue(a.Name, out var value) || value.Kind != a.Kind))
            throw Faults.Validation("The provided starting key is invalid: The provided key element does not match the schema");
        return index is null ? table.KeyOf(start.GetValueOrDefault) : index.KeyOf(start.GetValueOrDefault)!;
    }
}
