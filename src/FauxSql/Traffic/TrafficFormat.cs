using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FauxSql.Traffic;

/// <summary>
/// The lines of a traffic file: a header with the version, and an entry for each request. What has its default is left out. A file to which several processes were
/// recorded one after another has several headers.
/// </summary>
internal static class TrafficFormat
{
    public const int Version = 1;

    private const string VersionName = "fauxsql-traffic";

    public static void WriteHeader(IBufferWriter<byte> to) => WriteLine(to, static writer => writer.WriteNumber(VersionName, Version));

    public static void Write(IBufferWriter<byte> to, TrafficEntry entry) => WriteLine(to, writer =>
    {
        writer.WriteString("at", entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("op", entry.Operation);
        if (entry.Tables.Count > 0)
            WriteTables(writer, entry.Tables);
        WriteText(writer, "index", entry.Index);
        WriteText(writer, "entity", entry.Entity);
        WriteText(writer, "pattern", entry.Pattern);
        WriteNumber(writer, "read", entry.ReadUnits);
        WriteNumber(writer, "write", entry.WriteUnits);
        if (entry.Units.Count > 0)
            WriteUnits(writer, entry.Units);
        WriteNumber(writer, "entries", entry.Entries);
        WriteNumber(writer, "items", entry.Items);
        WriteNumber(writer, "evaluated", entry.Evaluated);
        WriteNumber(writer, "sent", entry.BytesSent);
        WriteNumber(writer, "received", entry.BytesReceived);
        WriteNumber(writer, "us", entry.Duration.TotalMicroseconds);
        WriteNumber(writer, "attempt", entry.Attempt == 1 ? 0 : entry.Attempt);
        WriteNumber(writer, "wave", entry.Wave);
        WriteText(writer, "error", entry.Error);
    });

    /// <summary>Reads the header with which every file begins.</summary>
    /// <exception cref="FormatException">It is not one, or one of a newer version.</exception>
    public static bool IsHeader(string line)
    {
        using var document = Parsed(line);
        if (!document.RootElement.TryGetProperty(VersionName, out var version))
            return false;
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1)
            throw new FormatException("the version is not a number from 1");
        return number <= Version ? true : throw new FormatException($"it is of version {number}, and this FauxSql reads versions up to {Version}; use a newer one");
    }

    /// <exception cref="FormatException">The line is no entry.</exception>
    public static TrafficEntry Parse(string line)
    {
        using var document = Parsed(line);
        var entry = document.RootElement;
        try
        {
            return new TrafficEntry(entry.GetProperty("at").GetDateTimeOffset(), entry.GetProperty("op").GetString() ?? throw new FormatException("op is null"))
            {
                Tables = entry.TryGetProperty("tables", out var tables) ? [.. tables.EnumerateArray().Select(table => table.GetString()!)] : [],
                Index = TextOf(entry, "index"),
                Entity = TextOf(entry, "entity"),
                Pattern = TextOf(entry, "pattern"),
                ReadUnits = NumberOf(entry, "read"),
                WriteUnits = NumberOf(entry, "write"),
                Units = entry.TryGetProperty("units", out var units) ? [.. units.EnumerateArray().Select(UnitsOf)] : [],
                Entries = (int)NumberOf(entry, "entries"),
                Items = (int)NumberOf(entry, "items"),
                Evaluated = (int)NumberOf(entry, "evaluated"),
                BytesSent = (int)NumberOf(entry, "sent"),
                BytesReceived = (int)NumberOf(entry, "received"),
                Duration = TimeSpan.FromMicroseconds(NumberOf(entry, "us")),
                Attempt = entry.TryGetProperty("attempt", out var attempt) ? attempt.GetInt32() : 1,
                Wave = (long)NumberOf(entry, "wave"),
                Error = TextOf(entry, "error"),
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new FormatException("a member is missing, or of another type", exception);
        }
    }

    private static JsonDocument Parsed(string line)
    {
        try
        {
            var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new FormatException("it is not a JSON object");
        }
        catch (JsonException exception)
        {
            throw new FormatException("it is not JSON", exception);
        }
    }

    private static void WriteLine(IBufferWriter<byte> to, Action<Utf8JsonWriter> content)
    {
        using (var writer = new Utf8JsonWriter(to))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    private static void WriteTables(Utf8JsonWriter writer, IReadOnlyList<string> tables)
    {
        writer.WriteStartArray("tables");
        foreach (var table in tables)
            writer.WriteStringValue(table);
        writer.WriteEndArray();
    }

    private static void WriteUnits(Utf8JsonWriter writer, IReadOnlyList<TrafficUnits> units)
    {
        writer.WriteStartArray("units");
        foreach (var use in units)
        {
            writer.WriteStartObject();
            writer.WriteString("table", use.Table);
            WriteText(writer, "index", use.Index);
            WriteNumber(writer, "units", use.Units);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double number)
    {
        if (number != 0)
            writer.WriteNumber(name, number);
    }

    private static TrafficUnits UnitsOf(JsonElement use) =>
        new(use.GetProperty("table").GetString()!, TextOf(use, "index"), NumberOf(use, "units"));

    private static string? TextOf(JsonElement entry, string name) => entry.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static double NumberOf(JsonElement entry, string name) => entry.TryGetProperty(name, out var number) ? number.GetDouble() : 0;
}
