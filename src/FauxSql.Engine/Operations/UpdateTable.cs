using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html. A new index is built in the background while the
/// table is in use.
/// </summary>
internal sealed class UpdateTable(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = TableNames.Read(request);
        TableUpdateShape.Check(request);
        if (engine.Tables.Leaving(name) is not null)
            throw Faults.TableInUse(TableArn.NameOf(name), StateChange.Deleting);
        var table = engine.Tables.Describe(name);
        var now = engine.Options.Time.GetUtcNow();
        var until = now + engine.Options.StateDelay;
        var before = table.Definition;
        engine.Tables.Change(table, stored =>
        {
            before = stored.Definition;
            return new TableUpdate(request, table, now, until).Apply(stored);
        });
        response.WriteStartObject();
        response.WritePropertyName("TableDescription"u8);
        using (engine.Database.BeginRead())
            new TableDescription(engine.Options, now, isAnswer: true)
            {
                ChangingKey = request.Has("SSESpecification") ? table.Definition.EncryptionKey ?? before.EncryptionKey : null,
                ChangingLimit = LimitAskedFor(request, before.OnDemand),
                ChangingIndexLimits = IndexLimitsAskedFor(request, before),
            }.Write(response, table);
        response.WriteEndObject();
        engine.Indexes.Build(table);
    }

    private static ThroughputLimit? LimitAskedFor(Request asked, ThroughputLimit? had) =>
        ThroughputReading.OnDemand(asked, isOnDemand: true, isUpdate: true) is { } limit ? TableUpdate.Ask(had, limit) : null;

    private static Dictionary<string, ThroughputLimit> IndexLimitsAskedFor(Request request, TableDefinition before)
    {
        var limits = new Dictionary<string, ThroughputLimit>();
        foreach (var update in request.Array("GlobalSecondaryIndexUpdates") ?? [])
            if (new Request(update).Object("Update") is { } asked && asked.Text("IndexName") is { } name
                && LimitAskedFor(asked, before.Indexes.First(index => index.Name == name).OnDemand) is { } limit)
                limits[name] = limit;
        return limits;
    }
}
