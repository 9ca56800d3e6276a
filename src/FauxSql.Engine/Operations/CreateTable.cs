using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html</summary>
internal sealed class CreateTable(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var now = engine.Options.Time.GetUtcNow();
        var definition = TableReading.Read(request, now);
        if (request.Has("ResourcePolicy"))
            throw Faults.NotSupported("A resource policy");
        if (request.Has("GlobalTableSourceArn") || request.Has("GlobalTableSettingsReplicationMode"))
            throw Faults.NotSupported("A replica");
        var tags = TagReading.Read(request.Array("Tags") ?? []);
        var stored = Store(definition, now);
        var table = engine.Tables.Create(stored with { Tags = TagReading.Add(stored.Tags, tags) });
        response.WriteStartObject();
        response.WritePropertyName("TableDescription"u8);
        using (engine.Database.BeginRead())
            new TableDescription(engine.Options, now, isAnswer: true).Write(response, table, StateChange.Creating);
        response.WriteEndObject();
    }

    private StoredTable Store(TableDefinition definition, DateTimeOffset now)
    {
        var creating = new StateChange(StateChange.Creating, now + engine.Options.StateDelay);
        return new StoredTable
        {
            Definition = definition with { Indexes = [.. definition.Indexes.Select(i => i with { Change = creating })] },
            Created = now,
            TableId = Guid.NewGuid(),
            Change = creating,
            OnDemandSince = definition.IsOnDemand ? now : null,
            NextIndex = definition.Indexes.Length,
        };
    }
}
