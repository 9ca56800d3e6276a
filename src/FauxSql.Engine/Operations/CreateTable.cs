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
        var stored = new StoredTable(TableReading.Read(request), engine.Options.Time.GetUtcNow(), Guid.NewGuid());
        var table = engine.Tables.Create(stored, StoredTable.Write(request, stored.Created, stored.TableId));
        response.WriteStartObject();
        response.WritePropertyName("TableDescription"u8);
        using (engine.Database.BeginRead())
            TableDescription.Write(response, table, "CREATING", engine.Options.Region);
        response.WriteEndObject();
    }
}
