using System.Text.Encodings.Web;
using System.Text.Json;

namespace FauxSql.Cli.Output;

/// <summary>One JSON document on standard output, and nothing else.</summary>
internal sealed class JsonUpOutput : IUpOutput
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a terminal, not a web page
    };

    public void Step(string what)
    {
    }

    public void Note(string what)
    {
    }

    public void Show(UpResult result) => Console.Out.WriteLine(JsonSerializer.Serialize(result, Format));

    public void Serving(string address)
    {
    }

    public void Dispose()
    {
    }
}
