using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FauxSql.Engine.Validation;

/// <summary>
/// A request's body and where the values in it lie, noted on the one pass that checks it. What is inside a typed value is not noted: whoever
/// wants it reads the value's text.
/// </summary>
/// <param name="json">The body, which must not change as long as its parts are in use.</param>
internal sealed class RequestText(ReadOnlyMemory<byte> json) : IDisposable
{
    private Note[] _notes = ArrayPool<Note>.Shared.Rent(32);
    private int _count;

    /// <summary>The body as a whole.</summary>
    public JsonPart Root => new(this, 0);

    /// <summary>Notes the value at which a reader stands; its parts are noted before it is closed.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="name">The name it has in the object around it.</param>
    public int Open(ref Utf8JsonReader reader, PartName name)
    {
        if (_count == _notes.Length)
            Grow();
        _notes[_count] = new Note(name, KindOf(reader.TokenType), (int)reader.TokenStartIndex);
        return _count++;
    }

    /// <summary>Notes where a value ends.</summary>
    public void Close(ref Utf8JsonReader reader, int note) => _notes[note] = _notes[note] with { End = (int)reader.BytesConsumed, Next = _count };

    public JsonValueKind KindOf(int note) => _notes[note].Kind;

    public ReadOnlySpan<byte> TextOf(int note) => json.Span[_notes[note].Start.._notes[note].End];

    public string NameOf(int note) => _notes[note].Name switch
    {
        { Known: { } known } => known,
        var name => StringIn(json.Span.Slice(name.Start, name.Length)),
    };

    /// <summary>Whether a value in an object has a name of ASCII. A request may have millions of values, and none of their names is copied.</summary>
    public bool IsNamed(int note, string name)
    {
        var (known, start, length) = _notes[note].Name;
        if (known is not null)
            return known == name;
        var text = json.Span.Slice(start + 1, length - "\"\"".Length);
        return text.Contains((byte)'\\') ? NameOf(note) == name : Ascii.Equals(text, name);
    }

    /// <summary>The first part of a value, or what follows it if it has none.</summary>
    public static int FirstOf(int note) => note + 1;

    /// <summary>What follows a value: the next part of what it is in, or the end of that.</summary>
    public int After(int note) => _notes[note].Next;

    /// <summary>The text that a JSON string in quotes stands for.</summary>
    public static string StringIn(ReadOnlySpan<byte> quoted)
    {
        if (!quoted.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(quoted[1..^1]);
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<Note>.Shared.Return(_notes, clearArray: true);
        _notes = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<Note>.Shared.Rent(2 * _notes.Length);
        _notes.AsSpan().CopyTo(larger);
        ArrayPool<Note>.Shared.Return(_notes, clearArray: true);
        _notes = larger;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private readonly record struct Note(PartName Name, JsonValueKind Kind, int Start)
    {
        public int End { get; init; }

        public int Next { get; init; }
    }
}
