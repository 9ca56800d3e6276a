using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html. All tags, 50 at most, are one page.</summary>
internal sealed class ListTagsOfResource(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var table = TagReading.TableOf(engine, request, nameof(ListTagsOfResource));
        if (request.Text("NextToken") is { } token)
            throw Faults.Validation("Invalid NextToken: " + token);
        response.WriteStartObject();
        response.WriteStartArray("Tags"u8);
        foreach (var (key, value) in table.Stored.Tags)
        {
            response.WriteStartObject();
            response.WriteString("Key"u8, key);
            response.WriteString("Value"u8, value);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        response.WriteEndObject();
    }
}
