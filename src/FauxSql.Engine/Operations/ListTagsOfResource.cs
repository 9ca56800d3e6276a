using System.Text;
using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html, ten tags a page.</summary>
internal sealed class ListTagsOfResource(EngineContext engine) : IOperation
{
    private const int PageSize = 10;

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var table = TagReading.TableOf(engine, request, nameof(ListTagsOfResource));
        var start = Start(request.Text("NextToken"));
        var tags = table.Stored.Tags.Where(tag => start is null || string.CompareOrdinal(tag.Key, start) > 0).ToList();
        response.WriteStartObject();
        response.WriteStartArray("Tags"u8);
        foreach (var (key, value) in tags.Take(PageSize))
        {
            response.WriteStartObject();
            response.WriteString("Key"u8, key);
            response.WriteString("Value"u8, value);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (tags.Count > PageSize)
            response.WriteString("NextToken"u8, Convert.ToBase64String(Encoding.UTF8.GetBytes(tags[PageSize - 1].Key)));
        response.WriteEndObject();
    }

    // The token is the last key that was shown.
    private static string? Start(string? token)
    {
        if (token is null)
            return null;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw Faults.Validation("Invalid NextToken: " + token);
    }
}
