using System.IO.Hashing;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>
/// The rows that were not imported, as JSON lines, each with its place and the reason. It holds their values, and is readable by its owner only; without rejects there is none.
/// </summary>
internal sealed class RejectFile(string path) : IDisposable
{
    private readonly XxHash128 _hash = new();
    private FileStream? _stream;

    public long Length { get; private set; }

    /// <summary>Stands for all bytes of the file.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Begins a new file.</summary>
    /// <param name="forgotten">The interrupted import that is forgotten, whose file is replaced, or <see langword="null"/>.</param>
    /// <exception cref="TransferException">There is a file that no such import wrote.</exception>
    public void Begin(Checkpoint? forgotten)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            return;
        if (forgotten is null || forgotten.Rejects != path || !IsAsLeftBy(forgotten))
            throw new TransferException($"'{path}' is there already. It may hold rows that are in no other place: move it, or name another file with --rejects.");
        _hash.Reset();
        Open();
    }

    /// <summary>Goes on where an interrupted import had come to.</summary>
    /// <exception cref="TransferException">The file is not as that import left it.</exception>
    public void Resume(Checkpoint interrupted)
    {
        if (!IsAsLeftBy(interrupted))
        {
            throw new TransferException(
                $"'{path}' is not as the interrupted import left it: another import has written it, or it was changed, or is gone. If it is there, move it. Then start over with --restart: rows that are in already stay as they are, and what cannot be imported is rejected again.");
        }

        Length = Math.Min(interrupted.RejectsLength, interrupted.RejectsSettled);
        if (File.Exists(path))
        {
            using (var stream = File.OpenRead(path))
                HashNext(stream, Length);
            Open();
        }

        if (interrupted.RejectsSettled > interrupted.RejectsLength)
            Append(interrupted.Unwritten);
    }

    /// <summary>The lines of rejected rows, which are noted before they are written: so it is known of every byte of the file that it is this import's.</summary>
    public static byte[] LinesOf(ItemSource source, IEnumerable<Rejected> rejected)
    {
        using var lines = new MemoryStream();
        foreach (var row in rejected)
        {
            lines.Write(JsonBytes.Write((source, row), static (writer, state) => Write(writer, state.source, state.row)));
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    public void Append(byte[] lines)
    {
        if (lines.Length == 0)
            return;
        var stream = _stream ?? Open();
        stream.Write(lines);
        stream.Flush(flushToDisk: true);
        _hash.Append(lines);
        Length += lines.Length;
    }

    public void Dispose()
    {
        _stream?.Dispose();
        if (Length == 0 && _stream is not null)
            File.Delete(path);
    }

    // What was noted as written, and whatever was written of the rest before the import was killed.
    private bool IsAsLeftBy(Checkpoint interrupted)
    {
        if (!File.Exists(path))
            return interrupted.RejectsLength == 0;
        using var stream = File.OpenRead(path);
        var rest = stream.Length - interrupted.RejectsLength;
        if (rest < 0 || rest > interrupted.Unwritten.Length)
            return false;
        HashNext(stream, interrupted.RejectsLength);
        var written = new byte[rest];
        stream.ReadExactly(written);
        return Hash == interrupted.RejectsHash && interrupted.Unwritten.AsSpan().StartsWith(written);
    }

    private void HashNext(FileStream stream, long length)
    {
        _hash.Reset();
        var buffer = new byte[1 << 16];
        for (int read; length > 0 && (read = stream.Read(buffer, 0, (int)Math.Min(length, buffer.Length))) > 0; length -= read)
            _hash.Append(buffer.AsSpan(0, read));
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
