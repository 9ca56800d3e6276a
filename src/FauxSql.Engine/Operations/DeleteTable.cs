using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html. The items are gone at once.</summary>
internal sealed class DeleteTable(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = TableNames.Read(request);
        if (engine.Tables.Leaving(name) is not null)
            throw Faults.TableInUse(TableArn.NameOf(name), StateChange.Deleting);
        var now = engine.Options.Time.GetUtcNow();
        byte[] answer = [];
        engine.Tables.Drop(
            engine.Tables.Describe(name),
            table => Check(table, now),
            table =>
            {
                answer = Describe(table, now, isAnswer: true);
                return new LeavingTable(Describe(table, now, isAnswer: false), now + engine.Options.StateDelay);
            });
        response.WriteStartObject();
        response.WritePropertyName("TableDescription"u8);
        response.WriteRawValue(answer, skipInputValidation: true);
        response.WriteEndObject();
    }

    private static void Check(TableState table, DateTimeOffset now)
    {
        var changing = table.PartChangingAt(now);
        if (changing == ChangedPart.Stream)
            throw Faults.InUse("Cannot delete table while stream is being enabled/disabled.");
        if (table.StatusAt(now) is var status && status != StateChange.Active && changing != ChangedPart.Indexes)
            throw Faults.TableInUse(table.Definition.Name, status);
        if (changing == ChangedPart.Indexes || table.Indexes.Any(i => i.StatusAt(now) != StateChange.Active))
            throw Faults.InUse("Cannot delete table while indexes are being created, updated, or deleted.");
        if (table.Definition.IsDeletionProtected)
            throw Faults.Validation("Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
    }

    private byte[] Describe(TableState table, DateTimeOffset now, bool isAnswer)
    {
        using var buffer = new ResponseBuffer();
        using var writer = new Utf8JsonWriter(buffer);
        new TableDescription(engine.Options, now, isAnswer).Write(writer, table, StateChange.Deleting);
        writer.Flush();
        return buffer.Written.ToArray();
    }
}
