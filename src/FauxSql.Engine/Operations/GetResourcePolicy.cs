using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html. No table has one.</summary>
internal sealed class GetResourcePolicy(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var arn = TagReading.ReadArn(engine, TagReading.ArnIn(request), nameof(GetResourcePolicy));
        throw engine.Tables.Find(arn.Table) is null
            ? Faults.ResourceNotFound($"Requested resource not found: Table: {arn.Table} not found") : Faults.PolicyNotFound(arn.ToString());
    }
}
