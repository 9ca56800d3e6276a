using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</summary>
internal sealed class Query(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        request.Refuse("KeyConditions", "QueryFilter", "AttributesToGet", "ConditionalOperator");
        PageRequest.CheckShape(request).Check();
        if (!request.Has("KeyConditionExpression"))
            throw Faults.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var expressions = new RequestExpressions(request);
        var keyCondition = expressions.Condition("KeyConditionExpression")!;
        var page = PageRequest.Read(engine, request, expressions);
        CheckFilter(page);

        var range = KeyConditionReader.Read(keyCondition, page.Key);
        if (page.StartKey is { } start && !range.Contains(start))
            throw Faults.Validation("The provided starting key is outside query boundaries based on provided conditions");
        PageWriter.Write(engine, response, page, range, request.Flag("ScanIndexForward") ?? true);
    }

    private static void CheckFilter(PageRequest page)
    {
        if (page.Filter is null)
            return;
        foreach (var attribute in FilterPaths.Of(page.Filter))
            if (page.Key.Has(attribute))
                throw Faults.Validation(
                    $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {attribute}");
    }
}
