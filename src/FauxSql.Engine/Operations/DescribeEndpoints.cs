using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html</summary>
internal sealed class DescribeEndpoints(EngineContext engine) : IOperation
{
    private const int CacheMinutes = 1440;

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteStartArray("Endpoints"u8);
        response.WriteStartObject();
        response.WriteString("Address"u8, $"dynamodb.{engine.Options.Region}.amazonaws.com");
        response.WriteNumber("CachePeriodInMinutes"u8, CacheMinutes);
        response.WriteEndObject();
        response.WriteEndArray();
        response.WriteEndObject();
    }
}
