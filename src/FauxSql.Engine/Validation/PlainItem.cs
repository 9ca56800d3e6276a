using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>
/// Recognises items that are already spelt as they are stored: compact JSON of plain scalars, which is what most clients send. Their bytes are
/// taken over as they are. Whatever is not surely so is left to the reader that understands everything.
/// </summary>
internal ref struct PlainItem(ReadOnlySpan<byte> json)
{
    private const int MostAttributes = 32;
    private const int MostNameBytes = 255;
    private const int MostDigits = DynamoNumber.MaxDigits;

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;
    private int _size;

    /// <summary>Whether an item is plain, and its size as DynamoDB counts it if it is.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> json, out int size)
    {
        var item = new PlainItem(json);
        var isPlain = item.Read();
        size = item._size;
        return isPlain;
    }

    private bool Read()
    {
        Span<Range> names = stackalloc Range[MostAttributes];
        var count = 0;
        if (!Take((byte)'{'))
            return false;
        do
        {
            if (count == MostAttributes || !TakeText(out var name) || !IsNew(names[..count], name) || !Take((byte)':') || !TakeValue())
                return false;
            names[count++] = name;
            _size += name.End.Value - name.Start.Value;
        }
        while (Take((byte)','));
        return Take((byte)'}') && _at == _json.Length;
    }

    private bool TakeValue()
    {
        if (!Take("{\""u8) || _at + 1 >= _json.Length)
            return false;
        var kind = _json[_at++];
        if (!Take("\":\""u8))
            return false;
        _at--;
        return TakeText(out var content) && TakeContent(kind, _json[content]) && Take((byte)'}');
    }

    private bool TakeContent(byte kind, ReadOnlySpan<byte> content)
    {
        if (kind == 'N' && !IsPlainNumber(content))
            return false;
        _size += kind == 'N' && DynamoNumber.TryParse(content, out var number) ? number.SizeInBytes : content.Length;
        return kind is (byte)'N' or (byte)'S';
    }

    // Whole numbers that no other spelling is shorter than.
    private static bool IsPlainNumber(ReadOnlySpan<byte> text)
    {
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        return digits.Length is > 0 and <= MostDigits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && (digits[0] != '0' || text.Length == 1);
    }

    // A string of printable ASCII without escapes.
    private bool TakeText(out Range content)
    {
        content = default;
        if (!Take((byte)'"'))
            return false;
        var length = _json[_at..].IndexOf((byte)'"');
        if (length < 0)
            return false;
        var text = _json.Slice(_at, length);
        content = _at..(_at + length);
        _at += length + 1;
        return !text.ContainsAnyExceptInRange((byte)' ', (byte)'~') && !text.Contains((byte)'\\');
    }

    private readonly bool IsNew(ReadOnlySpan<Range> names, Range name)
    {
        foreach (var known in names)
            if (_json[known].SequenceEqual(_json[name]))
                return false;
        return name.End.Value - name.Start.Value is > 0 and <= MostNameBytes;
    }

    private bool Take(byte expected)
    {
        if (_at >= _json.Length || _json[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private bool Take(ReadOnlySpan<byte> expected)
    {
        if (!_json[_at..].StartsWith(expected))
            return false;
        _at += expected.Length;
        return true;
    }
}
