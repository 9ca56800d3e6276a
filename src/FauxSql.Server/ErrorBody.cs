using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FauxSql.Server;

/// <summary>The errors of the endpoint itself; those of operations come from the backend.</summary>
internal static class ErrorBody
{
    private const string Service = "com.amazon.coral.service#";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] UnknownOperation { get; } = Write(Service + "UnknownOperationException", message: null);

    public static byte[] NotJson { get; } = Write(Service + "SerializationException", message: null);

    public static byte[] NotDecoded { get; } = Internal("The request body is not what its Content-Encoding says, or that is neither gzip nor deflate");

    public static byte[] MissingToken { get; } = Write(Service + "MissingAuthenticationTokenException", "Request is missing Authentication Token");

    public static byte[] UnknownClient { get; } = Write(
        Service + "UnrecognizedClientException", "The security token included in the request is invalid.");

    public static byte[] RequestTooLarge { get; } = Write(Service + "RequestEntityTooLargeException", "Request size exceeded the service limit.");

    public static byte[] Incomplete(string message) => Write(Service + "IncompleteSignatureException", message);

    public static byte[] InvalidSignature(string message) => Write(Service + "InvalidSignatureException", message);

    public static byte[] Internal(string message) => Write("com.amazonaws.dynamodb.v20120810#InternalServerError", message);

    private static byte[] Write(string type, string? message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
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
