using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using FauxSql.Engine.Validation.Shapes;

namespace FauxSql.Engine.Validation;

/// <summary>
/// A digest of what a request says and not of how it is written: members may come in another order, with other white space and escapes.
/// </summary>
internal static class RequestDigest
{
    /// <summary>The digest of a list of objects, whose order counts.</summary>
    public static byte[] Of(IReadOnlyList<JsonPart> parts)
    {
        var canonical = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(canonical))
        {
            writer.WriteStartArray();
            foreach (var part in parts)
            {
                var reader = new Utf8JsonReader(part.Utf8, new JsonReaderOptions { MaxDepth = Deserialisation.MaxDepth });
                Write(writer, JsonElement.ParseValue(ref reader));
            }

            writer.WriteEndArray();
        }

        return SHA256.HashData(canonical.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(writer, element);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in element.EnumerateArray())
                    Write(writer, entry);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    // A member that is null is not there, as everywhere in a request.
    private static void WriteMembers(Utf8JsonWriter writer, JsonElement element)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null).OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }
}
