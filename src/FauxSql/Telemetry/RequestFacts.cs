using System.Text.Json;

namespace FauxSql.Telemetry;

/// <summary>What a request is about: names and numbers, never keys or values.</summary>
/// <param name="Tables">The physical tables, each once.</param>
/// <param name="Index">The physical index, or null.</param>
/// <param name="Entries">How many items a batch or a transaction names; 0 for any other request.</param>
internal sealed record RequestFacts(IReadOnlyList<string> Tables, string? Index, int Entries)
{
    private static readonly RequestFacts Nothing = new([], null, 0);

    /// <summary>Whether it says that its capacity is to be told, or not to be.</summary>
    public bool AsksForCapacity { get; private init; }

    /// <summary>The table, when it is one.</summary>
    public string? Table => Tables is [var only] ? only : null;

    /// <summary>The tables and the index, such as <c>Orders/CustomerIndex</c>; several tables stand beside each other.</summary>
    public string Target => Index is null ? string.Join(", ", Tables) : $"{Table}/{Index}";

    public static RequestFacts Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Read(body.Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Nothing;
        }
    }

    // One pass that skips items and values, because batches are large.
    private static RequestFacts Read(ReadOnlySpan<byte> body)
    {
        var tables = new List<string>(1);
        string? index = null;
        var (entries, asksForCapacity) = (0, false);
        var reader = new Utf8JsonReader(body, FactReader.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("TableName"u8))
                AddTable(ref reader, tables);
            else if (reader.ValueTextEquals("IndexName"u8))
                index = FactReader.Text(ref reader);
            else if (reader.ValueTextEquals("RequestItems"u8))
                entries += ReadBatch(ref reader, tables);
            else if (reader.ValueTextEquals("TransactItems"u8))
                entries += ReadTransaction(ref reader, tables);
            else
            {
                asksForCapacity |= reader.ValueTextEquals("ReturnConsumedCapacity"u8);
                reader.Skip();
            }
        }

        return new RequestFacts(tables, index, entries) { AsksForCapacity = asksForCapacity };
    }

    private static void AddTable(ref Utf8JsonReader reader, List<string> tables)
    {
        if (FactReader.Text(ref reader) is { } table && !tables.Contains(table, StringComparer.Ordinal))
            tables.Add(table);
    }

    // {"Orders": [{"PutRequest": …}, …]} or {"Orders": {"Keys": [{…}, …]}}
    private static int ReadBatch(ref Utf8JsonReader reader, List<string> tables)
    {
        var entries = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            tables.Add(reader.GetString()!);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                entries += FactReader.CountElements(ref reader);
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isKeys = reader.ValueTextEquals("Keys"u8);
                reader.Read();
                if (isKeys)
                    entries += FactReader.CountElements(ref reader);
                else
                    reader.Skip();
            }
        }

        return entries;
    }

    // [{"Put": {"TableName": "Orders", …}}, …]
    private static int ReadTransaction(ref Utf8JsonReader reader, List<string> tables)
    {
        var entries = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            entries++;
            reader.Read();
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("TableName"u8))
                    AddTable(ref reader, tables);
                else
                    reader.Skip();
            }

            reader.Read();
        }

        return entries;
    }
}
