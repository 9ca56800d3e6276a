using System.Text.Json;
using System.Text.Json.Serialization;

namespace FauxSql.AwsSdk.Backends;

/// <summary>Binary values: base64 on the wire, a stream in the SDK.</summary>
internal sealed class BinaryConverter : JsonConverter<MemoryStream>
{
    public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
            ? new MemoryStream(bytes)
            : throw new JsonException("A binary value is a base64 string.");

    public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.ToArray());
}
