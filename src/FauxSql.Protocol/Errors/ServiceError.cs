using System.Buffers;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Errors;

/// <summary>A service error, as it stands in the body of an answer: parser and printer.</summary>
/// <param name="Code">The error's name without prefix, such as <c>ValidationException</c>.</param>
/// <param name="Message">The service's words, or an empty string.</param>
/// <param name="Body">The whole body, in which some errors carry more (the stored item, cancellation reasons).</param>
public sealed record ServiceError(string Code, string Message, ReadOnlyMemory<byte> Body)
{
    private const string ServicePrefix = "com.amazonaws.dynamodb.v20120810#";
    private const string ValidationPrefix = "com.amazon.coral.validate#";
    private const string CoralPrefix = "com.amazon.coral.service#";

    /// <summary>Reads an error from the body of an answer.</summary>
    /// <param name="body">The body; one that is not a JSON object becomes an error named <c>Unknown</c> with the text as its message.</param>
    public static ServiceError Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Unknown(body);
            var type = TextOf(root, "__type") ?? "";
            var message = TextOf(root, "message") ?? TextOf(root, "Message") ?? "";
            return new ServiceError(type[(type.LastIndexOf('#') + 1)..], message, body);
        }
        catch (JsonException)
        {
            return Unknown(body);
        }
    }

    private static ServiceError Unknown(ReadOnlyMemory<byte> body) => new("Unknown", System.Text.Encoding.UTF8.GetString(body.Span), body);

    private static string? TextOf(JsonElement root, string property) =>
        root.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The body of an answer with this error.</summary>
    /// <param name="more">Writes what the error carries beside type and message, or <see langword="null"/>.</param>
    public byte[] Write(Action<Utf8JsonWriter>? more = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ItemJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", PrefixOf(Code) + Code);
            var before = Written(writer);
            more?.Invoke(writer);
            writer.WriteString(HasCapital(Code, hasMore: Written(writer) > before) ? "Message" : "message", Message);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static long Written(Utf8JsonWriter writer) => writer.BytesCommitted + writer.BytesPending;

    // As the members are named in the service's model; but a failed condition that comes with the stored item has a capital as well.
    private static bool HasCapital(string code, bool hasMore) =>
        code is ErrorCodes.TransactionCanceled or ErrorCodes.TransactionInProgress or ErrorCodes.IdempotentParameterMismatch
        || (hasMore && code == ErrorCodes.ConditionalCheckFailed);

    private static string PrefixOf(string code) => code switch
    {
        ErrorCodes.Validation => ValidationPrefix,
        ErrorCodes.Serialization or ErrorCodes.UnknownOperation => CoralPrefix,
        _ => ServicePrefix,
    };
}
