using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeKinesisStreamingDestination.html. No table has one.
/// </summary>
internal sealed class DescribeKinesisStreamingDestination(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var table = engine.Tables.Describe(TableNames.Read(request));
        response.WriteStartObject();
        response.WriteString("TableName"u8, table.Definition.Name);
        response.WriteStartArray("KinesisDataStreamDestinations"u8);
        response.WriteEndArray();
        response.WriteEndObject();
    }
}
