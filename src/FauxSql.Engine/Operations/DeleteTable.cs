using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html</summary>
internal sealed class DeleteTable(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = request.Text("TableName");
        new Constraints().TableName(name).Check();
        var table = engine.Tables.Describe(name!);
        if (table.Definition.IsDeletionProtected)
            throw Faults.Validation(
                $"Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        response.WriteStartObject();
        response.WritePropertyName("TableDescription"u8);
        using (engine.Database.BeginRead())
        {
            table.ThrowIfDropped();
            TableDescription.Write(response, table, "DELETING", engine.Options.Region);
        }

        response.WriteEndObject();
        engine.Tables.Drop(table);
    }
}
