using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Capacity;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html</summary>
internal sealed class GetItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        request.Refuse("AttributesToGet");
        new Constraints().TableName(request.Text("TableName")).Required("key", request.Object("Key")).Check();
        var expressions = new RequestExpressions(request);
        var projection = expressions.Projection();
        expressions.CheckAllUsed();
        var tally = CapacityTally.Of(request);
        var isConsistent = request.Flag("ConsistentRead") ?? false;
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var table = engine.Tables.Get(request.Text("TableName")!);
        KeyValidation.CheckKey(table.Definition, key);

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
