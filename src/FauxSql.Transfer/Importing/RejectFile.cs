using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>
/// The rows that were not imported, as JSON lines, each with its place and the reason. It holds their values, and is readable by its owner only; without rejects there is none.
/// </summary>
internal sealed class RejectFile(string path) : IDisposable
{
    private FileStream? _stream;

    public long Length { get; private set; }

    /// <summary>Goes on where an interrupted import had come to: what it wrote after that is rejected again.</summary>
    /// <exception cref="TransferException">There is a file that this import did not write.</exception>
    public void Begin(long length)
    {
        if (length == 0 && new FileInfo(path) is { Exists: true, Length: > 0 } && !IsOfInterrupted)
            throw new TransferException($"'{path}' is there already. It may hold rows that are in no other place: move it, or name another file with --rejects.");
        if (length > 0 && (!File.Exists(path) || new FileInfo(path).Length < length))
            throw new TransferException($"'{path}' held rejected rows of the interrupted import, and is gone or shorter. Start over with --restart: rows that are in already stay as they are.");
        Length = length;
        if (File.Exists(path))
            Open();
    }

    /// <summary>Whether a file that is there belongs to an import that goes on.</summary>
    public bool IsOfInterrupted { get; init; }

    public void Add(ItemSource source, IEnumerable<Rejected> rejected)
    {
        foreach (var row in rejected)
        {
            var line = JsonBytes.Write((source, row), static (writer, state) => Write(writer, state.source, state.row));
            var stream = _stream ?? Open();
            stream.Write(line);
            stream.WriteByte((byte)'\n');
            Length += line.Length + 1;
        }

        _stream?.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _stream?.Dispose();
        if (Length == 0 && _stream is not null)
            File.Delete(path);
    }

    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _stream = new FileStream(path, options);
        _stream.SetLength(Length);
        _stream.Position = Length;
        return _stream;
    }

    private static void Write(Utf8JsonWriter writer, ItemSource source, Rejected row)
    {
        writer.WriteStartObject();
        writer.WriteString("source", source.Name);
        writer.WriteNumber(source.PlaceName, row.Place);
        writer.WriteString("entity", source.Entity.Name);
        writer.WriteString("reason", row.Reason);
        writer.WritePropertyName(row.Item.IsEmpty ? row.Row.Span is [(byte)'{', ..] ? "row" : "text" : "item");
        writer.WriteRawValue(row.Item.IsEmpty ? row.Row.Span : row.Item.Span, skipInputValidation: true);
        writer.WriteEndObject();
    }
}
