using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace FauxSql.Codecs;

/// <summary>
/// Reads an item as services send it: without spaces and without escapes in the names of its attributes. A name and what opens its value are then compared at
/// once, where a general reader takes five tokens. What is not plain is given up, and read by the general way. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PlainItem
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    // What ends a string, or the part of it that stands for itself.
    private static readonly SearchValues<byte> Ends = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(one => (byte)one), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json;
    private int _at;
    private int _value;
    private int _text;
    private int _attribute = -1;
    private PlainAttributes? _attributes;

    /// <param name="json">JSON that begins with the item.</param>
    internal PlainItem(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>Whether the item was read to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The text of the partition key; empty when it was not read, or not as it stands.</summary>
    internal ReadOnlySpan<byte> Partition { get; private set; }

    /// <summary>The text of the sort key; empty when there is none, or it was not read as it stands.</summary>
    internal ReadOnlySpan<byte> Sort { get; private set; }

    /// <summary>How many bytes were read.</summary>
    internal readonly int Length => _at;

    /// <summary>Moves on to the next attribute that the model knows.</summary>
    /// <param name="attributes">The attributes of the model.</param>
    /// <returns>Which of them it is; -1 when there is none, or something is not plain.</returns>
    public int Next(PlainAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        _attributes = attributes;
        while (_at < _json.Length)
        {
            var isFirst = _at == 0;
            var isEnd = _json[_at] == (byte)'}' && !isFirst;
            if (isEnd || _json[_at..] is [(byte)'{', (byte)'}', ..])
            {
                (IsWhole, _at) = (true, _at + (isEnd ? 1 : 2));
                return -1;
            }

            if (_json[_at] != (isFirst ? (byte)'{' : (byte)','))
                return -1;
            var rest = _json[++_at..];
            var found = attributes.Find(rest, _attribute, out var name, out var start);
            if (found >= 0)
            {
                (_attribute, _value, _text) = (found, _at + name, start == 0 ? 0 : _at + start);
                return found;
            }

            if (!TrySkip(rest))
                return -1;
        }

        return -1;
    }

    /// <summary>Reads the value of the attribute that was moved to.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <param name="codec">How it is stored.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one: NULL reads as the absence of the attribute.</returns>
    public bool TryRead<T>(ValueCodec<T> codec, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(codec);
        if (_text > 0)
        {
            var text = _json[_text..];
            var length = text.IndexOfAny(Ends);
            if (length >= 0 && text[length..] is [(byte)'"', (byte)'}', ..] && codec.TryRead(text[..length], out value))
            {
                _at = _text + length + 2;
                Keep(text[..length]);
                return true;
            }
        }

        Keep([]);
        var reader = new Utf8JsonReader(_json[_value..], Options);
        reader.Read();
        var isNull = TypedValue.SkipNull(ref reader);
        value = isNull ? default : codec.Read(ref reader);
        _at = _value + (int)reader.BytesConsumed;
        return !isNull;
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (_attribute == _attributes!.Partition)
            Partition = text;
        else if (_attribute == _attributes.Sort)
            Sort = text;
    }

    // An attribute that the model does not know.
    private bool TrySkip(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'"', ..])
            return false;
        var end = json[1..].IndexOfAny(Ends) + 1;
        if (end == 0 || json[end..] is not [(byte)'"', (byte)':', (byte)'{', ..])
            return false;
        var reader = new Utf8JsonReader(json[(end + 2)..], Options);
        reader.Read();
        reader.Skip();
        _at += end + 2 + (int)reader.BytesConsumed;
        return true;
    }
}
