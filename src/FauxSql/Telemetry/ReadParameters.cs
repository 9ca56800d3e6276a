using System.Diagnostics;
using System.Text.Json;

namespace FauxSql.Telemetry;

/// <summary>
/// What a GetItem, a Query or a Scan asks for beside keys and conditions: flags, numbers and names of attributes, as far as the request says them.
/// https://opentelemetry.io/docs/specs/semconv/db/dynamodb/
/// </summary>
internal static class ReadParameters
{
    /// <summary>Sets them as attributes of the request's span.</summary>
    public static void Describe(Activity activity, ReadOnlyMemory<byte> body)
    {
        try
        {
            Read(activity, body.Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // The service refuses such a request; what was understood so far is told.
        }
    }

    private static void Read(Activity activity, ReadOnlySpan<byte> body)
    {
        string? projection = null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(body, FactReader.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ConsistentRead"u8))
                activity.SetTag("aws.dynamodb.consistent_read", Flag(ref reader));
            else if (reader.ValueTextEquals("ScanIndexForward"u8))
                activity.SetTag("aws.dynamodb.scan_forward", Flag(ref reader));
            else if (reader.ValueTextEquals("Limit"u8))
                activity.SetTag("aws.dynamodb.limit", (int)FactReader.Number(ref reader));
            else if (reader.ValueTextEquals("Segment"u8))
                activity.SetTag("aws.dynamodb.segment", (int)FactReader.Number(ref reader));
            else if (reader.ValueTextEquals("TotalSegments"u8))
                activity.SetTag("aws.dynamodb.total_segments", (int)FactReader.Number(ref reader));
            else if (reader.ValueTextEquals("Select"u8))
                activity.SetTag("aws.dynamodb.select", FactReader.Text(ref reader));
            else if (reader.ValueTextEquals("ProjectionExpression"u8))
                projection = FactReader.Text(ref reader);
            else if (reader.ValueTextEquals("ExpressionAttributeNames"u8))
                ReadNames(ref reader, names);
            else
                reader.Skip();
        }

        if (projection is not null)
            activity.SetTag("aws.dynamodb.projection", string.Join(", ", projection.Split(',').Select(path => AttributeOf(path, names)).Distinct(StringComparer.Ordinal)));
    }

    private static bool Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetBoolean();
    }

    private static void ReadNames(ref Utf8JsonReader reader, Dictionary<string, string> names)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var placeholder = reader.GetString()!;
            names[placeholder] = FactReader.Text(ref reader) ?? "";
        }
    }

    // Without what stands within the attribute: the keys of a map are data.
    private static string AttributeOf(string path, Dictionary<string, string> names)
    {
        var attribute = path.Split('.', '[')[0].Trim();
        return names.GetValueOrDefault(attribute, attribute);
    }
}
