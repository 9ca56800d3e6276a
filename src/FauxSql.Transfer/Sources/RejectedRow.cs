using System.Text;
using System.Text.Json;
using FauxSql.Codecs;

namespace FauxSql.Transfer.Sources;

/// <summary>What a file of rejects keeps of a row: its JSON, or its text where it is none.</summary>
internal static class RejectedRow
{
    public static ReadOnlyMemory<byte> OfLine(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && System.Text.Unicode.Utf8.IsValid(line.Span)
                ? JsonSerializer.SerializeToUtf8Bytes(json.RootElement)
                : OfText(line.Span);
        }
        catch (JsonException)
        {
            return OfText(line.Span);
        }
    }

    public static ReadOnlyMemory<byte> OfText(ReadOnlySpan<byte> text) =>
        JsonBytes.Write(Encoding.UTF8.GetString(text), static (writer, text) => writer.WriteStringValue(text));
}
