namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>Random requests to one table: HASH Ph, RANGE Rk (a number), index Index (Gh, Gr).</summary>
internal sealed class RandomRequests
{
    private readonly RandomValues _values;
    private readonly RandomExpressions _expressions;

    public RandomRequests(Random random)
    {
        _values = new RandomValues(random);
        _expressions = new RandomExpressions(_values);
    }

    public const string CreateTable = """
        {"TableName":"TABLE","BillingMode":"PAY_PER_REQUEST",
         "KeySchema":[{"AttributeName":"Ph","KeyType":"HASH"},{"AttributeName":"Rk","KeyType":"RANGE"}],
         "AttributeDefinitions":[{"AttributeName":"Ph","AttributeType":"S"},{"AttributeName":"Rk","AttributeType":"N"},
                                 {"AttributeName":"Gh","AttributeType":"S"},{"AttributeName":"Gr","AttributeType":"N"}],
         "GlobalSecondaryIndexes":[{"IndexName":"Index","Projection":{"ProjectionType":"ALL"},
           "KeySchema":[{"AttributeName":"Gh","KeyType":"HASH"},{"AttributeName":"Gr","KeyType":"RANGE"}]}]}
        """;

    public RandomRequest Next() => _values.Of<Func<RandomRequest>>(Put, Put, Update, Update, Update, Delete, Get, Query, Query, Scan, BatchWrite, BatchGet)();

    private RandomRequest Put() => Of(
        "PutItem", $",\"Item\":{_values.Item()}{Returning("NONE", "ALL_OLD")}" + Maybe("ConditionExpression", () => _expressions.Condition()));

    private RandomRequest Update()
    {
        var update = _expressions.Update();
        var condition = update.Contains("REMOVE", StringComparison.Ordinal)
            ? "attribute_exists(Ph)" // dynalite creates a missing item to remove from, and refuses paths into it
            : _values.OneIn(4) ? _expressions.Condition() : null;
        return Of("UpdateItem", $",\"Key\":{_values.Key()}{Returning("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW")}"
            + RandomExpressions.Assemble([("UpdateExpression", update), .. condition is null ? [] : new[] { ("ConditionExpression", condition) }]));
    }

    private RandomRequest Delete() => Of(
        "DeleteItem", $",\"Key\":{_values.Key()}{Returning("NONE", "ALL_OLD")}" + Maybe("ConditionExpression", () => _expressions.Condition()));

    private RandomRequest Get() => Of(
        "GetItem", $",\"Key\":{_values.Key()}" + _values.Of("", ",\"ConsistentRead\":true") + Capacity() + Maybe("ProjectionExpression", Projection));

    private RandomRequest Query()
    {
        var byIndex = _values.OneIn(2);
        var key = byIndex
            ? _expressions.KeyCondition("Gh", "Gr", _values.Group, _values.Rank)
            : _expressions.KeyCondition("Ph", "Rk", _values.Hash, _values.Range);
        return Of("Query", (byIndex ? ",\"IndexName\":\"Index\"" : "") + Reading() + Capacity() + _values.Of("", ",\"ScanIndexForward\":false") + (_values.OneIn(3)
            ? RandomExpressions.Assemble(("KeyConditionExpression", key), ("FilterExpression", _expressions.Condition()))
            : RandomExpressions.Assemble(("KeyConditionExpression", key))));
    }

    // Without a limit: the order of a scan is each engine's own.
    private RandomRequest Scan() => Of("Scan", _values.Of("", ",\"IndexName\":\"Index\"") + _values.Of("", ",\"Select\":\"COUNT\"") + Maybe("FilterExpression", () => _expressions.Condition()));

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
        return new("BatchGetItem", $$$"""{"RequestItems":{"TABLE":{"Keys":[{{{keys}}}]{{{projection}}}}}{{{Capacity()}}}}""");
    }

    private string Reading() => _values.Of("", ",\"Limit\":1", ",\"Limit\":2", ",\"Select\":\"COUNT\"");

    private string Projection() => _values.List(1, 3, _values.Path, ", ");

    private string Maybe(string member, Func<string> expression) => _values.OneIn(3) ? RandomExpressions.Assemble((member, expression())) : "";

    private string Returning(params ReadOnlySpan<string> choices) => $",\"ReturnValues\":\"{_values.Of(choices)}\"";

    private string Capacity() => _values.Of("", "", ",\"ReturnConsumedCapacity\":\"TOTAL\"", ",\"ReturnConsumedCapacity\":\"INDEXES\"");

    private static RandomRequest Of(string operation, string members) => new(operation, $$"""{"TableName":"TABLE"{{members}}}""");
}
