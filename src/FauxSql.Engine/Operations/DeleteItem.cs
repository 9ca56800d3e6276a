using System.Text.Json;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html</summary>
internal sealed class DeleteItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        new Constraints().ReturnConsumedCapacity(request).TableName(request.Text("TableName")).ReturnValues(request)
            .ReturnItemCollectionMetrics(request).Required("key", request.Object("Key")).ConditionalOperator(request)
            .Conditions(request, "Expected", isComparisonRequired: false).ReturnValuesOnFailure(request).Check();
        ExpressionParameters.OfWrite.Check(request);
        if (request.Text("ReturnValues") is not (null or "NONE" or "ALL_OLD"))
            throw Faults.Validation("ReturnValues can only be ALL_OLD or NONE");
        SingleWrite.Run(engine, request, response, DeleteWrite.Read(engine.Tables, request));
    }
}
