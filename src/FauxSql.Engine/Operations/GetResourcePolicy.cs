using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html. No table has one.</summary>
internal sealed class GetResourcePolicy(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        TagReading.TableOf(engine, request, nameof(GetResourcePolicy), arn => "Table: " + arn.Table);
        throw Faults.PolicyNotFound(request.Text("ResourceArn")!);
    }
}
