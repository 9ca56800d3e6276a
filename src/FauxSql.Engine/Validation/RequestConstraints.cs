using System.Text.Json;

namespace FauxSql.Engine.Validation;

/// <summary>
/// The constraints on members that several operations have, so that each operation lists its own in the order in which AWS reports them.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
/// </summary>
internal static class RequestConstraints
{
    private static readonly string[] Comparisons =
    [
        "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH", "GE", "CONTAINS",
    ];

    public static Constraints ReturnConsumedCapacity(this Constraints constraints, Request request) =>
        constraints.OneOf("returnConsumedCapacity", request.Text("ReturnConsumedCapacity"), "INDEXES", "TOTAL", "NONE");

    public static Constraints ReturnItemCollectionMetrics(this Constraints constraints, Request request) =>
        constraints.OneOf("returnItemCollectionMetrics", request.Text("ReturnItemCollectionMetrics"), "SIZE", "NONE");

    public static Constraints ReturnValues(this Constraints constraints, Request request) => constraints.OneOf(
        "returnValues", request.Text("ReturnValues"), "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");

    public static Constraints ReturnValuesOnFailure(this Constraints constraints, Request request, string path = "") => constraints.OneOf(
        path + "returnValuesOnConditionCheckFailure", request.Text("ReturnValuesOnConditionCheckFailure"), "ALL_OLD", "NONE");

    public static Constraints ConditionalOperator(this Constraints constraints, Request request) =>
        constraints.OneOf("conditionalOperator", request.Text("ConditionalOperator"), "OR", "AND");

    public static Constraints AttributesToGet(this Constraints constraints, Request request, string path = "") =>
        request.Array("AttributesToGet") is { } attributes ? constraints.Count(path + "attributesToGet", attributes.Count, int.MaxValue) : constraints;

    /// <summary>The names of the tables of a batch.</summary>
    /// <param name="constraints">What is wrong so far.</param>
    /// <param name="request">The batch.</param>
    /// <param name="show">How all of it is shown where a name is wrong.</param>
    public static Constraints TableNames(this Constraints constraints, Request request, Func<Request, string> show)
    {
        if (request.Object("RequestItems") is not { } tables)
            return constraints;
        var areNamed = true;
        foreach (var table in tables.Body.Members)
        {
            if (table.Value.Kind == JsonValueKind.Null)
                constraints.Required($"requestItems.{table.Name}.member", null);
            if (Constraints.IsTable(table.Name) || !areNamed)
                continue;
            // However many names are wrong, it is one mistake: that of the map.
            areNamed = false;
            constraints.Violate(
                $"'{show(tables)}'", "requestItems",
                "Map keys must satisfy constraint: [Member must have length less than or equal to 255, "
                + "Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]");
        }

        return constraints;
    }

    /// <summary>The comparisons of a legacy condition parameter.</summary>
    public static Constraints Conditions(this Constraints constraints, Request request, string parameter, bool isComparisonRequired = true)
    {
        foreach (var (attribute, condition) in request.Entries(parameter))
        {
            var member = $"{char.ToLowerInvariant(parameter[0])}{parameter[1..]}.{attribute}.member.comparisonOperator";
            var comparison = condition.Text("ComparisonOperator");
            if (isComparisonRequired)
                constraints.Required(member, comparison);
            constraints.OneOf(member, comparison, Comparisons);
        }

        return constraints;
    }
}
