using FauxSql.Engine.Storage;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>
/// Recognises items that are spelt as they are stored, or nearly: compact JSON of ASCII without sets and binaries, which is what most clients
/// send. Their bytes are taken over, but for zeros at the end of fractions. Whatever is not surely so is left to the reader that
/// understands everything.
/// </summary>
internal ref struct PlainItem
{
    private const int MostAttributes = 32;
    private const int MostNameBytes = 255;
    private const int MostDepth = 8;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<Range> _leftOut;
    private int _left;
    private int _at;

    private PlainItem(ReadOnlySpan<byte> json, Span<Range> leftOut)
    {
        _json = json;
        _leftOut = leftOut;
    }

    /// <summary>Reads an item if it is plain.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out StoredItem item)
    {
        var plain = new PlainItem(json, stackalloc Range[MostAttributes]);
        if (!plain.TakeEntries(perEntry: 0, depth: 0, out var size) || plain._at != json.Length || size == 0)
        {
            item = default;
            return false;
        }

        item = new StoredItem(plain.Spelling(), size);
        return true;
    }

    private readonly byte[] Spelling()
    {
        if (_left == 0)
            return _json.ToArray();
        var length = _json.Length;
        foreach (var range in _leftOut[.._left])
            length -= range.End.Value - range.Start.Value;
        var spelling = GC.AllocateUninitializedArray<byte>(length);
        var (from, to) = (0, 0);
        foreach (var range in _leftOut[.._left])
        {
            _json[from..range.Start.Value].CopyTo(spelling.AsSpan(to));
            to += range.Start.Value - from;
            from = range.End.Value;
        }

        _json[from..].CopyTo(spelling.AsSpan(to));
        return spelling;
    }

    private bool TakeEntries(int perEntry, int depth, out int size)
    {
        size = 0;
        if (depth > MostDepth || !Take((byte)'{'))
            return false;
        if (Take((byte)'}'))
            return true;
        Span<Range> names = stackalloc Range[MostAttributes];
        var count = 0;
        do
        {
            if (count == MostAttributes || !TakeText(out var name) || !IsNew(names[..count], name) || !Take((byte)':') || !TakeValue(depth, out var value))
                return false;
            names[count++] = name;
            size += perEntry + name.End.Value - name.Start.Value + value;
        }
        while (Take((byte)','));
        return Take((byte)'}');
    }

    private bool TakeElements(int depth, out int size)
    {
        size = 0;
        if (depth > MostDepth || !Take((byte)'['))
            return false;
        if (Take((byte)']'))
            return true;
        do
        {
            if (!TakeValue(depth, out var element))
                return false;
            size += 1 + element;
        }
        while (Take((byte)','));
        return Take((byte)']');
    }

    private bool TakeValue(int depth, out int size)
    {
        size = 1;
        return Take("{\""u8) && TakeContent(depth, ref size) && Take((byte)'}');
    }

    private bool TakeContent(int depth, ref int size)
    {
        if (Take("S\":"u8))
            return TakeString(out size);
        if (Take("N\":"u8))
            return TakeNumber(out size);
        if (Take("BOOL\":"u8))
            return Take("true"u8) || Take("false"u8);
        if (Take("NULL\":"u8))
            return Take("true"u8);
        var isTaken = (Take("M\":"u8) && TakeEntries(perEntry: 1, depth + 1, out size)) || (Take("L\":"u8) && TakeElements(depth + 1, out size));
        size += 3;
        return isTaken;
    }

    private bool TakeString(out int size)
    {
        var isTaken = TakeText(out var text);
        size = text.End.Value - text.Start.Value;
        return isTaken;
    }

    private bool TakeNumber(out int size)
    {
        size = 0;
        if (!TakeText(out var text) || !PlainNumber.TryRead(_json[text], out size, out var zeros))
            return false;
        if (zeros == 0)
            return true;
        if (_left == _leftOut.Length)
            return false;
        _leftOut[_left++] = (text.End.Value - zeros)..text.End;
        return true;
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
