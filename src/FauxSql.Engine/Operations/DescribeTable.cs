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
        var name = request.Text("TableName");
        new Constraints().TableName(name).Check();
        var table = engine.Tables.Describe(name!);
        response.WriteStartObject();
        response.WritePropertyName("Table"u8);
        using (engine.Database.BeginRead())
        {
            table.ThrowIfDropped();
            TableDescription.Write(response, table, "ACTIVE", engine.Options.Region);
        }

        response.WriteEndObject();
    }
}
