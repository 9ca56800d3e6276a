using System.Text.Json;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html</summary>
internal sealed class PutItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response) =>
        SingleWrite.Run(engine, request, response, PutWrite.Read(engine.Tables, request), ["ALL_OLD", "NONE"]);
}
