using System.Text.Json;

namespace FauxSql.Telemetry;

/// <summary>The steps by which facts are read out of requests and answers.</summary>
internal static class FactReader
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    /// <summary>The text that follows a name, or null when something else does.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    /// <summary>The number that follows a name, or 0 when something else does.</summary>
    public static double Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDouble();
        reader.Skip();
        return 0;
    }

    /// <summary>Counts the elements of the array that the reader stands at, and goes to its end.</summary>
    public static int CountElements(ref Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            reader.Skip();
        }

        return count;
    }
}
