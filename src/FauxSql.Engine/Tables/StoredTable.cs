using System.Buffers;
using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>
/// A table's entry in the catalogue: the CreateTable request as it was sent, and what the service added to it.
/// </summary>
/// <param name="Definition">What the request said.</param>
/// <param name="Created">When the table was created.</param>
/// <param name="TableId">The table's id.</param>
internal sealed record StoredTable(TableDefinition Definition, DateTimeOffset Created, Guid TableId)
{
    /// <summary>The entry of a table that is being created.</summary>
    public static byte[] Write(Request request, DateTimeOffset created, Guid tableId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("TableId"u8, tableId);
        writer.WriteString("Created"u8, created);
        writer.WritePropertyName("Request"u8);
        request.Body.WriteTo(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads an entry.</summary>
    public static StoredTable Read(byte[] entry)
    {
        using var document = JsonDocument.Parse(entry);
        var root = document.RootElement;
        return new StoredTable(
            TableReading.Read(new Request(root.GetProperty("Request"))),
            root.GetProperty("Created").GetDateTimeOffset(),
            root.GetProperty("TableId").GetGuid());
    }
}
