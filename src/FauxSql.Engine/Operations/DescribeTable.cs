using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html</summary>
internal sealed class DescribeTable(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = TableNames.Read(request);
        response.WriteStartObject();
        response.WritePropertyName("Table"u8);
        if (engine.Tables.Leaving(name) is { } leaving)
            response.WriteRawValue(leaving.Description, skipInputValidation: true);
        else
            Write(response, engine.Tables.Describe(name));
        response.WriteEndObject();
    }

    private void Write(Utf8JsonWriter response, TableState table)
    {
        using var session = engine.Database.BeginRead();
        table.ThrowIfDropped();
        new TableDescription(engine.Options, engine.Options.Time.GetUtcNow()).Write(response, table);
    }
}
