namespace FauxSql.Engine.Validation;

/// <summary>The parameters with expressions that an operation has, and the older ones that may not stand beside them.</summary>
/// <param name="Expressions">The parameters that are expressions.</param>
/// <param name="Legacy">The parameters that came before expressions.</param>
internal sealed record ExpressionParameters(string[] Expressions, string[] Legacy)
{
    public static ExpressionParameters OfWrite { get; } = new(["ConditionExpression"], ["Expected", "ConditionalOperator"]);

    public static ExpressionParameters OfUpdate { get; } = new(
        ["UpdateExpression", "ConditionExpression"], ["AttributeUpdates", "Expected", "ConditionalOperator"]);

    public static ExpressionParameters OfGet { get; } = new(["ProjectionExpression"], ["AttributesToGet"]);

    public static ExpressionParameters OfQuery { get; } = new(
        ["ProjectionExpression", "FilterExpression", "KeyConditionExpression"], ["AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"]);

    public static ExpressionParameters OfScan { get; } = new(
        ["ProjectionExpression", "FilterExpression"], ["AttributesToGet", "ScanFilter", "ConditionalOperator"]);

    /// <summary>Refuses a mixture, and names and values that no expression could use.</summary>
    public void Check(Request request)
    {
        if (!HasExpressions(request))
            return;
        var used = Expressions.Where(request.Has).ToList();
        if (used.Count > 0 && LegacyOf(request) is { Count: > 0 } legacy)
            throw Mixture(legacy, used);
        if (used.Count == 0 && request.Has("ExpressionAttributeNames"))
            throw Faults.Validation("ExpressionAttributeNames can only be specified when using expressions");
        var withValues = Expressions.Where(e => e != "ProjectionExpression").ToList();
        if (withValues.Count > 0 && request.Has("ExpressionAttributeValues") && !withValues.Exists(request.Has))
            throw Faults.Validation(
                "ExpressionAttributeValues can only be specified when using expressions: "
                + $"{string.Join(" and ", withValues)} {(withValues.Count > 1 ? "are" : "is")} null");
    }

    /// <summary>Refuses a mixture in a request for several tables, in which one may not mix what another has.</summary>
    public void CheckTogether(List<Request> tables)
    {
        var legacy = Legacy.Where(p => tables.Exists(t => t.Has(p))).ToList();
        var used = Expressions.Where(e => tables.Exists(t => t.Has(e))).ToList();
        if (legacy.Count > 0 && used.Count > 0)
            throw Mixture(legacy, used);
    }

    private static ServiceFault Mixture(List<string> legacy, List<string> used) => Faults.Validation(
        "Can not use both expression and non-expression parameters in the same request: "
        + $"Non-expression parameters: {{{string.Join(", ", legacy)}}} Expression parameters: {{{string.Join(", ", used)}}}");

    private bool HasExpressions(Request request)
    {
        foreach (var expression in Expressions)
            if (request.Has(expression))
                return true;
        return request.Has("ExpressionAttributeNames") || request.Has("ExpressionAttributeValues");
    }

    // KeyConditions may go with expressions as long as there is no KeyConditionExpression.
    private List<string> LegacyOf(Request request) =>
        [.. Legacy.Where(p => request.Has(p) && (p != "KeyConditions" || request.Has("KeyConditionExpression")))];
}
