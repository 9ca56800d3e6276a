using System.Text.Encodings.Web;
using System.Text.Json;

namespace FauxSql.Cli.Output;

/// <summary>One JSON document on standard output.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a terminal, not a web page
    };

    public static void Print<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, Format));
}
