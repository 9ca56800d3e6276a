using System.Buffers;
using System.Text.Unicode;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Sources;

/// <summary>Reads the lines of a file as bytes, one after another, in a buffer that is as large as the longest.</summary>
internal sealed class LineReader(string file) : IDisposable
{
    private const int Usual = 1 << 16;
    private const int Most = 1 << 24;

    private readonly FileStream _stream = new(file, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Usual);
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The current line without its end; valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the current line is UTF-8.</summary>
    public bool IsText => Utf8.IsValid(Line.Span);

    /// <exception cref="SourceException">A line is longer than any item.</exception>
    public bool Read()
    {
        for (var searched = _start; ;)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0 || (_isOver && _end > _start))
            {
                var end = at >= 0 ? searched + at : _end;
                Take(end);
                _start = Math.Min(end + 1, _end);
                return true;
            }

            if (_isOver)
                return false;
            searched = _end - _start;
            Fill();
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Take(int end)
    {
        Line = _buffer.AsMemory(_start, end - _start);
        if (Number++ == 0 && Line.Span.StartsWith("\uFEFF"u8))
            Line = Line[3..];
        Line = Line.Trim(" \t\r"u8);
    }

    private void Fill()
    {
        var left = _end - _start;
        if (left == _buffer.Length)
        {
            if (left >= Most)
                throw new SourceException($"{Path.GetFileName(file)}, line {Number + 1}: it is longer than any item may be, so that it is none.");
            var larger = ArrayPool<byte>.Shared.Rent(2 * left);
            _buffer.AsSpan(_start, left).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, left).CopyTo(_buffer);
        }

        (_start, _end) = (0, left);
        var read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _isOver = read == 0;
    }
}
