using System.Buffers;
using System.Text.Json;

namespace FauxSql.Server;

/// <summary>The errors of the endpoint itself; those of operations come from the backend.</summary>
internal static class ErrorBody
{
    public static byte[] UnknownOperation { get; } = Write("com.amazon.coral.service#UnknownOperationException", message: null);

    public static byte[] RequestTooLarge { get; } = Write(
        "com.amazon.coral.service#RequestEntityTooLargeException", "Request size exceeded the service limit.");

    public static byte[] Internal(string message) => Write("com.amazonaws.dynamodb.v20120810#InternalServerError", message);

    private static byte[] Write(string type, string? message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", type);
            if (message is not null)
                writer.WriteString("message", message);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
