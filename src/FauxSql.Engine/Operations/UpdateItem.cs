using System.Text.Json;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html</summary>
internal sealed class UpdateItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var constraints = new Constraints().ReturnConsumedCapacity(request).TableName(request.Text("TableName"))
            .ReturnItemCollectionMetrics(request).ReturnValues(request).ConditionalOperator(request).Required("key", request.Object("Key"))
            .Conditions(request, "Expected", isComparisonRequired: false).ReturnValuesOnFailure(request);
        foreach (var (attribute, update) in request.Entries("AttributeUpdates"))
            constraints.OneOf($"attributeUpdates.{attribute}.member.action", update.Text("Action"), "ADD", "DELETE", "PUT");
        constraints.Check();
        ExpressionParameters.OfUpdate.Check(request);
        SingleWrite.Run(engine, request, response, UpdateWrite.Read(engine.Tables, request));
    }
}
