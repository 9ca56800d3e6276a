using System.Text.Encodings.Web;
using System.Text.Json;
using FauxSql.Subjects;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Output;

/// <summary>
/// An export as one JSON document, written as the items come. A file is readable by its owner only, and appears when it is complete; nothing is
/// written before the first item.
/// </summary>
internal sealed class ExportDocument(string file) : IAsyncDisposable
{
    public const string StandardOutput = "-";

    private readonly OrderedDictionary<string, SubjectCount> _counts = new(StringComparer.Ordinal);
    private Utf8JsonWriter? _json;
    private Stream? _stream;

    private string Part => file + ".part";

    public long Items { get; private set; }

    public IReadOnlyList<SubjectCount> Counts => [.. _counts.Values];

    public async Task AddAsync(SubjectReport subject, SubjectItemReport item, CancellationToken stop)
    {
        var json = _json ?? Begin(subject);
        JsonSerializer.Serialize(json, new { entity = item.Entity, belongs = item.Belongs, item = item.Item, claims = item.Claims });
        if (json.BytesPending > 1 << 16)
            await json.FlushAsync(stop);
        var before = _counts.GetValueOrDefault(item.Entity) ?? new SubjectCount(item.Entity, 0, 0);
        _counts[item.Entity] = item.Belongs ? before with { Items = before.Items + 1 } : before with { References = before.References + 1 };
        Items++;
    }

    public async Task CompleteAsync(SubjectReport subject, CancellationToken stop)
    {
        _json!.WriteEndArray();
        _json.WritePropertyName("references");
        JsonSerializer.Serialize(_json, subject.References, JsonSerializerOptions.Web);
        _json.WritePropertyName("notReached");
        JsonSerializer.Serialize(_json, subject.NotReached);
        _json.WriteEndObject();
        await _json.FlushAsync(stop);
        _stream!.WriteByte((byte)'\n');
        await _stream.DisposeAsync();
        if (file != StandardOutput)
            File.Move(Part, file, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is null)
            return;
        await _stream.DisposeAsync();
        if (file != StandardOutput)
            File.Delete(Part);
    }

    private Utf8JsonWriter Begin(SubjectReport subject)
    {
        _stream = file == StandardOutput ? Console.OpenStandardOutput() : OpenFile();
        _json = new Utf8JsonWriter(_stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("database", subject.Database);
        _json.WriteString("subject", subject.Subject);
        _json.WriteStartArray("items");
        return _json;
    }

    private FileStream OpenFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Part, options);
    }
}
