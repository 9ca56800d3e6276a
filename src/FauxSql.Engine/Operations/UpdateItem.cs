using System.Text.Json;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html</summary>
internal sealed class UpdateItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response) =>
        SingleWrite.Run(
            engine,
            request,
            response,
            UpdateWrite.Read(engine.Tables, request),
            ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"]);
}
