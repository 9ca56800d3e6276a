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
        engine.Tables.Change(table, stored => new TableUpdate(request, table, now, until).Apply(stored));
        response.WriteStartObject();
        response.WritePropertyName("TableDescription"u8);
        using (engine.Database.BeginRead())
            new TableDescription(engine.Options, now, isAnswer: true)
            {
                ChangingKey = request.Has("SSESpecification") ? table.Definition.EncryptionKey ?? before.EncryptionKey : null,
                ChangingLimits = LimitsAskedFor(request, before),
            }.Write(response, table);
        response.WriteEndObject();
        engine.Indexes.Build(table);
    }

    private static Dictionary<string, ThroughputLimit> LimitsAskedFor(Request request, TableDefinition before)
    {
        var limits = new Dictionary<string, ThroughputLimit>();
        Add(TableDescription.OfTable, request, before.OnDemand);
        foreach (var update in request.Array("GlobalSecondaryIndexUpdates") ?? [])
            if (new Request(update).Object("Update") is { } changed && changed.Text("IndexName") is { } name)
                Add(name, changed, before.Indexes.First(i => i.Name == name).OnDemand);
        return limits;

        void Add(string of, Request asked, ThroughputLimit? had)
        {
            if (ThroughputReading.OnDemand(asked, isOnDemand: true, isUpdate: true) is { } limit)
                limits[of] = TableUpdate.Ask(had, limit);
        }
    }
}
