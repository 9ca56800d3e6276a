namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>Random requests to one table: HASH Ph, RANGE Rk (a number), index Index (Gh, Gr).</summary>
internal sealed class RandomRequests
{
    private const string ByIndex = ",\"IndexName\":\"Index\"";
    private const string Items = "Items"; // in an order of each engine's own, in a scan and among equal keys of an index

    private readonly RandomValues _values;
    private readonly RandomExpressions _expressions;
    private readonly RandomLegacy _legacy;

    public RandomRequests(Random random)
    {
        _values = new RandomValues(random);
        _expressions = new RandomExpressions(_values);
        _legacy = new RandomLegacy(_values);
    }

    public const string CreateTable = """
        {"TableName":"TABLE","BillingMode":"PAY_PER_REQUEST",
         "KeySchema":[{"AttributeName":"Ph","KeyType":"HASH"},{"AttributeName":"Rk","KeyType":"RANGE"}],
         "AttributeDefinitions":[{"AttributeName":"Ph","AttributeType":"S"},{"AttributeName":"Rk","AttributeType":"N"},
                                 {"AttributeName":"Gh","AttributeType":"S"},{"AttributeName":"Gr","AttributeType":"N"}],
         "GlobalSecondaryIndexes":[{"IndexName":"Index","Projection":{"ProjectionType":"ALL"},
           "KeySchema":[{"AttributeName":"Gh","KeyType":"HASH"},{"AttributeName":"Gr","KeyType":"RANGE"}]}]}
        """;

    public RandomRequest Next() => _values.Of<Func<RandomRequest>>(Put, Put, Update, Update, Update, LegacyUpdate, Delete, Get, Query, Query, LegacyQuery, Scan, BatchWrite, BatchGet)();

    private RandomRequest Put() => Of("PutItem", $",\"Item\":{_values.Item()}{Returning("NONE", "ALL_OLD")}{Condition()}");

    private RandomRequest Update()
    {
        var update = _expressions.Update();
        var condition = update.Contains("REMOVE", StringComparison.Ordinal) || update.Contains("DELETE", StringComparison.Ordinal)
            ? "attribute_exists(Ph)" // dynalite creates a missing item to remove from, and refuses paths into it
            : _values.OneIn(4) ? _expressions.Condition() : null;
        return Of("UpdateItem", $",\"Key\":{_values.Key()}{Updating()}"
            + RandomExpressions.Assemble([("UpdateExpression", update), .. condition is null ? [] : new[] { ("ConditionExpression", condition) }]));
    }

    private RandomRequest LegacyUpdate() => Of(
        "UpdateItem", $",\"Key\":{_values.Key()}{Updating()}{_legacy.AttributeUpdates()}{(_values.OneIn(3) ? _legacy.Expected() : "")}");

    private RandomRequest Delete() => Of("DeleteItem", $",\"Key\":{_values.Key()}{Returning("NONE", "ALL_OLD")}{Condition()}");

    private RandomRequest Get() => Of(
        "GetItem", $",\"Key\":{_values.Key()}" + _values.Of("", ",\"ConsistentRead\":true") + Capacity() + Maybe("ProjectionExpression", Projection));

    private RandomRequest Query() => _values.OneIn(2)
        ? Of("Query", Backwards() + Limit() + Query(_expressions.KeyCondition("Ph", "Rk", _values.Hash, _values.Range)))
        : Of("Query", ByIndex + Backwards() + Query(_expressions.KeyCondition("Gh", "Gr", _values.Group, _values.Rank)), Items);

    private string Query(string key) => _values.OneIn(3)
        ? RandomExpressions.Assemble(("KeyConditionExpression", key), ("FilterExpression", _expressions.Condition()))
        : RandomExpressions.Assemble(("KeyConditionExpression", key));

    private RandomRequest LegacyQuery()
    {
        var filter = _values.OneIn(3) ? _legacy.Filter("QueryFilter") : "";
        return _values.OneIn(2)
            ? Of("Query", filter + Limit() + _legacy.KeyConditions("Ph", "Rk", _values.Hash, _values.Range))
            : Of("Query", filter + ByIndex + _legacy.KeyConditions("Gh", "Gr", _values.Group, _values.Rank), Items);
    }

    private RandomRequest Scan() => Of("Scan", _values.Of("", ByIndex) + _values.Of("", ",\"Select\":\"COUNT\"") + _values.Of<Func<string>>(
        () => "",
        () => RandomExpressions.Assemble(("FilterExpression", _expressions.Condition())),
        () => _legacy.Filter("ScanFilter"))(), Items);

    private RandomRequest BatchWrite()
    {
        var writes = _values.List(1, 4, () => _values.OneIn(3)
            ? $$$"""{"DeleteRequest":{"Key":{{{_values.Key()}}}}}"""
            : $$$"""{"PutRequest":{"Item":{{{_values.Item()}}}}}""");
        return new("BatchWriteItem", $$$"""{"RequestItems":{"TABLE":[{{{writes}}}]}}""");
    }

    private RandomRequest BatchGet()
    {
        var keys = _values.List(1, 4, _values.Key);
        var projection = Maybe("ProjectionExpression", Projection);
        return new("BatchGetItem", $$$"""{"RequestItems":{"TABLE":{"Keys":[{{{keys}}}]{{{projection}}}}}{{{Capacity()}}}}""", Unordered: "TABLE");
    }

    private string Limit() => _values.Of("", ",\"Limit\":1", ",\"Limit\":2", ",\"Select\":\"COUNT\"");

    private string Backwards() => _values.Of("", ",\"ScanIndexForward\":false");

    private string Projection() => _values.List(1, 3, _values.Path, ", ");

    private string Maybe(string member, Func<string> expression) => _values.OneIn(3) ? RandomExpressions.Assemble((member, expression())) : "";

    private string Condition() => _values.OneIn(4) ? _legacy.Expected() : Maybe("ConditionExpression", () => _expressions.Condition());

    private string Updating() => Returning("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");

    private string Returning(params ReadOnlySpan<string> choices) => $",\"ReturnValues\":\"{_values.Of(choices)}\"";

    private string Capacity() => _values.Of("", "", ",\"ReturnConsumedCapacity\":\"TOTAL\"", ",\"ReturnConsumedCapacity\":\"INDEXES\"");

    private static RandomRequest Of(string operation, string members, string? unordered = null) =>
        new(operation, $$"""{"TableName":"TABLE"{{members}}}""", unordered);
}
