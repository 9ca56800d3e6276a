using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;

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

    /// <summary>Whether every attribute of the items is asked for.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>Whether what a local index leaves out is fetched from the table, item by item.</summary>
    public bool IsCompleted { get; private init; }

    /// <summary>Whether there is one row at most: that of a partition without a sort key.</summary>
    public bool HasOneRow { get; set; }

    public required TableState Table { get; init; }

    public IndexState? Index { get; private init; }

    public required CapacityTally Tally { get; init; }

    /// <summary>The row behind which the page begins, or <see langword="null"/>.</summary>
    public byte[]? StartKey { get; set; }

    /// <summary>The rows to be read, as they are seen now.</summary>
    public RowStore Rows() => Index is null ? Table.Rows : Index.Delayed?.Seen() ?? Index.Rows;

    public KeySchema Key => Index?.Definition.Key ?? Table.Definition.Key;

    /// <summary>Reads what is left of a request when its expressions have been read, and finds the table.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">The request.</param>
    /// <param name="filter">Its filter.</param>
    /// <param name="projection">Its projection.</param>
    /// <param name="refusal">The fault in which the operation says what is wrong with Select.</param>
    public static PageRequest Read(
        EngineContext engine, Request request, Condition? filter, ProjectionExpression? projection, Func<string, ServiceFault> refusal)
    {
        var indexName = request.Text("IndexName");
        var select = request.Text("Select");
        if (WhatIsWrong(request, select, indexName) is { } words)
            throw refusal(words);
        var table = engine.Tables.Get(request.Text("TableName")!);
        var index = indexName is null ? null : table.Index(indexName);
        if (index is not null && index.StatusAt(engine.Options.Time.GetUtcNow()) == StateChange.Creating)
            throw Faults.IndexBackfilling(index.Definition.Name);
        var isConsistent = request.Flag("ConsistentRead") ?? false;
        if (isConsistent && index is { Definition.IsLocal: false })
            throw Faults.Validation("Consistent reads are not supported on global secondary indexes");
        if (index is not null && index.StatusAt(engine.Options.Time.GetUtcNow()) == StateChange.Creating)
            throw Faults.IndexBackfilling(index.Definition.Name);
        var namesMore = index is not null && projection?.Paths.Any(p => !index.Has(p.Attribute)) == true;
        return new PageRequest
        {
            Limit = request.Integer("Limit"),
            Filter = filter,
            Projection = projection,
            IsConsistent = isConsistent,
            IsCount = select == "COUNT",
            IsWhole = select == "ALL_ATTRIBUTES",
            IsCompleted = index is { Definition: { ProjectsAll: false, IsLocal: true } } && (select == "ALL_ATTRIBUTES" || namesMore),
            Table = table,
            Index = index,
            Tally = CapacityTally.Of(request),
        };
    }

    /// <summary>Checks that a global index has what is asked for; a local one is completed from the table.</summary>
    public void CheckIndex()
    {
        if (Index is not { Definition: { IsLocal: false, Name: var name } })
            return;
        if (IsWhole && !Index.Definition.ProjectsAll)
            throw Faults.InvalidParameter(
                $"Select type ALL_ATTRIBUTES is not supported for global secondary index {name} because its projection type is not ALL");
        var missing = Projection?.Paths.Select(p => p.Attribute).Where(a => !Index.Has(a)).Distinct().ToList();
        if (missing?.Count > 0)
            throw Faults.InvalidParameter($"Global secondary index {name} does not project [{string.Join(", ", missing)}]");
    }

    private static string? WhatIsWrong(Request request, string? select, string? index)
    {
        var projection = request.Has("AttributesToGet") ? "AttributesToGet" : request.Has("ProjectionExpression") ? "ProjectionExpression" : null;
        if (projection is not null && select is not (null or "SPECIFIC_ATTRIBUTES"))
            return $"Cannot specify the {projection} when choosing to get {(select == "COUNT" ? "only the Count" : select)}";
        if (projection is null && select == "SPECIFIC_ATTRIBUTES")
            return "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES";
        return index is null && select == "ALL_PROJECTED_ATTRIBUTES" ? "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName" : null;
    }
}
