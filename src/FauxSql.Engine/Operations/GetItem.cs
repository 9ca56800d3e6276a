using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Expressions;

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
        var key = RequestedKey.Read(request.Object("Key")!.Value);
        var expressions = new RequestExpressions(request);
        var projection = LegacyProjection.Read(request) ?? expressions.Projection();
        expressions.CheckAllUsed();
        var tally = CapacityTally.Of(request);
        var isConsistent = request.Flag("ConsistentRead") ?? false;
        var table = engine.Tables.Get(request.Text("TableName")!);
        var row = key.RowIn(table.Definition.Key);
        KeyValidation.CheckPaths(table.Definition, projection?.Paths ?? []);

        response.WriteStartObject();
        var size = WriteItem(response, table, row, projection);
        tally.Table(table, CapacityUnits.Read(size, isConsistent));
        tally.WriteOne(response);
        response.WriteEndObject();
    }

    // The stored bytes go from the database's page into the response, with no copy between.
    private int WriteItem(Utf8JsonWriter response, TableState table, byte[] key, ProjectionExpression? projection)
    {
        using var session = engine.Database.BeginRead();
        table.ThrowIfDropped();
        using var row = table.Rows.Find(session, key);
        if (!row.Read())
            return 0;
        response.WritePropertyName("Item"u8);
        ItemWriter.Write(response, row.Item, projection);
        return row.Size;
    }
}
