using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Capacity;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html</summary>
internal sealed class GetItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        new Constraints().ReturnConsumedCapacity(request).AttributesToGet(request)
            .TableName(request.Text("TableName")).Required("key", request.Object("Key")).Check();
        ExpressionParameters.OfGet.Check(request);
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var expressions = new RequestExpressions(request);
        var projection = LegacyProjection.Read(request) ?? expressions.Projection();
        expressions.CheckAllUsed();
        var tally = CapacityTally.Of(request);
        var isConsistent = request.Flag("ConsistentRead") ?? false;
        var table = engine.Tables.Get(request.Text("TableName")!);
        KeyValidation.CheckKey(table.Definition, key);
        KeyValidation.CheckPaths(table.Definition, projection?.Paths ?? []);

        StoredItem? found;
        using (var session = engine.Database.BeginRead())
        {
            table.ThrowIfDropped();
            found = table.Rows.Get(session, table.KeyOf(key.GetValueOrDefault));
        }

        tally.Table(table, CapacityUnits.Read(found?.Size ?? 0, isConsistent));
        response.WriteStartObject();
        if (found is { } item)
        {
            response.WritePropertyName("Item"u8);
            ItemWriter.Write(response, item.Json, projection);
        }

        tally.WriteOne(response);
        response.WriteEndObject();
    }
}
