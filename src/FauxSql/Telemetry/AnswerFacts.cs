using System.Text;
using System.Text.Json;

namespace FauxSql.Telemetry;

/// <summary>What an answer says of the request, beside the items.</summary>
internal sealed class AnswerFacts
{
    private readonly List<CapacityUse> _capacity = [];
    private readonly List<string> _capacityJson = [];

    /// <summary>The items in the answer, or the number that was counted.</summary>
    public int Items { get; private set; }

    /// <summary>The items that were read to find them.</summary>
    public int Evaluated { get; private set; }

    public IReadOnlyList<CapacityUse> Capacity => _capacity;

    /// <summary>The service's own objects, one for each table.</summary>
    public IReadOnlyList<string> CapacityJson => _capacityJson;

    public double Units => _capacity.Sum(use => use.Units);

    /// <param name="request">The request.</param>
    /// <param name="body">The body of a successful answer, which may be anything.</param>
    public static AnswerFacts Of(RequestFacts request, ReadOnlyMemory<byte> body)
    {
        var facts = new AnswerFacts();
        try
        {
            facts.Read(request, body.Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // The store refuses such an answer; what was understood so far counts.
        }

        return facts;
    }

    private void Read(RequestFacts request, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, FactReader.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Count"u8))
                Items = (int)FactReader.Number(ref reader);
            else if (reader.ValueTextEquals("ScannedCount"u8))
                Evaluated = (int)FactReader.Number(ref reader);
            else if (reader.ValueTextEquals("Responses"u8))
                ReadBatch(ref reader);
            else if (reader.ValueTextEquals("ConsumedCapacity"u8))
                ReadCapacity(request, body, ref reader);
            else
                ReadItem(ref reader);
        }

        Evaluated = Math.Max(Evaluated, Items);
    }

    private void ReadItem(ref Utf8JsonReader reader)
    {
        var isItem = reader.ValueTextEquals("Item"u8);
        reader.Read();
        if (isItem && reader.TokenType == JsonTokenType.StartObject)
            Items = 1;
        reader.Skip();
    }

    // {"Orders": [{…}, …]} of a batch, [{"Item": {…}}, {}] of a transaction.
    private void ReadBatch(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            Items += FactReader.CountElements(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            Items += FactReader.CountElements(ref reader);
        }
    }

    private void ReadCapacity(RequestFacts request, ReadOnlySpan<byte> body, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            ReadTable(request, body, ref reader);
        else if (reader.TokenType == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                ReadTable(request, body, ref reader);
    }

    private void ReadTable(RequestFacts request, ReadOnlySpan<byte> body, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var (table, total, ofTable) = (request.Table ?? "", 0.0, (double?)null);
        var indexes = new List<(string Name, double Units)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("TableName"u8))
                table = FactReader.Text(ref reader) ?? table;
            else if (reader.ValueTextEquals("CapacityUnits"u8))
                total = FactReader.Number(ref reader);
            else if (reader.ValueTextEquals("Table"u8))
                ofTable = ReadUnits(ref reader);
            else if (reader.ValueTextEquals("GlobalSecondaryIndexes"u8) || reader.ValueTextEquals("LocalSecondaryIndexes"u8))
                ReadIndexes(ref reader, indexes);
            else
                reader.Skip();
        }

        _capacityJson.Add(Encoding.UTF8.GetString(body[start..(int)reader.BytesConsumed]));
        // Where the service gives one number for all, it is that of the index that was asked.
        if (indexes.Count == 0)
            _capacity.Add(new CapacityUse(table, request.Index, total));
        else
            _capacity.AddRange([.. ofTable is > 0 and var units ? [new CapacityUse(table, null, units)] : Array.Empty<CapacityUse>(), .. indexes.Select(index => new CapacityUse(table, index.Name, index.Units))]);
    }

    private static void ReadIndexes(ref Utf8JsonReader reader, List<(string Name, double Units)> indexes)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            indexes.Add((name, ReadUnits(ref reader)));
        }
    }

    private static double ReadUnits(ref Utf8JsonReader reader)
    {
        var units = 0.0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("CapacityUnits"u8))
                units = FactReader.Number(ref reader);
            else
                reader.Skip();
        }

        return units;
    }
}
