using System.Text.Json;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</summary>
internal sealed class Query(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        CheckConstraints(request);
        ExpressionParameters.OfQuery.Check(request);
        var filter = LegacyConditions.Filter(request, "QueryFilter");
        var attributes = LegacyProjection.Read(request);
        var start = StartKey.ReadValues(request);
        if (!request.Has("KeyConditions") && !request.Has("KeyConditionExpression"))
            throw Faults.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var expressions = new RequestExpressions(request);
        var keyCondition = expressions.Condition("KeyConditionExpression");
        filter ??= expressions.Condition("FilterExpression");
        var projection = attributes ?? expressions.Projection();
        expressions.CheckAllUsed();
        var terms = keyCondition is null ? LegacyConditions.Keys(request)! : KeyConditions.Terms(keyCondition);

        var page = PageRequest.Read(engine, request, filter, projection, Faults.OneViolation);
        page.HasOneRow = page.Index is null && page.Key.Range.IsEmpty;
        if (start is not null)
            StartKey.CheckCount(page, start);
        var range = KeyConditions.ToRange(terms, page.Key, start);
        if (start is not null)
            page.StartKey = StartKey.InQuery(page, start, range, terms);
        KeyValidation.CheckPaths(page.Table.Definition, projection?.Paths ?? []);
        var filtered = filter is null ? [] : ConditionPaths.Of(filter).ToList();
        CheckFilter(page, filtered, request.Has("QueryFilter") ? "QueryFilter" : "Filter Expression");
        page.CheckIndex();
        KeyValidation.CheckPaths(page.Table.Definition, filtered);
        PageWriter.Write(engine, response, page, range, request.Flag("ScanIndexForward") ?? true);
    }

    // AWS names Limit in a way of its own here.
    private static void CheckConstraints(Request request)
    {
        var constraints = new Constraints()
            .OneOf("select", request.Text("Select"), "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")
            .IndexName(request.Text("IndexName"))
            .ReturnConsumedCapacity(request)
            .Conditions(request, "QueryFilter")
            .TableName(request.Text("TableName"))
            .ConditionalOperator(request)
            .AttributesToGet(request);
        if (request.Integer("Limit") < 1)
            constraints.Violate("", "Limit", "Member must have value greater than or equal to 1");
        constraints.Conditions(request, "KeyConditions").Check();
    }

    private static void CheckFilter(PageRequest page, List<DocumentPath> filtered, string parameter)
    {
        foreach (var attribute in page.Key.All)
            if (filtered.Exists(path => path.Attribute == attribute.Name))
                throw Faults.Validation(
                    $"{parameter} can only contain non-primary key attributes: Primary key attribute: {attribute.Name}");
    }
}
