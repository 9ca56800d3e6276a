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

    private readonly Span<Range> _leftOut;
    private PlainJson _json;
    private int _left;

    private PlainItem(ReadOnlySpan<byte> json, Span<Range> leftOut)
    {
        _json = new PlainJson(json);
        _leftOut = leftOut;
    }

    /// <summary>Reads an item if it is plain.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out StoredItem item)
    {
        var plain = new PlainItem(json, stackalloc Range[MostAttributes]);
        if (!plain.TakeEntries(perEntry: 0, depth: 0, out var size) || !plain._json.IsAtEnd || size == 0)
        {
            item = default;
            return false;
        }

        item = new StoredItem(plain.Spelling(), size);
        return true;
    }

    private readonly byte[] Spelling()
    {
        var json = _json.Text;
        if (_left == 0)
            return json.ToArray();
        var length = json.Length;
        foreach (var range in _leftOut[.._left])
            length -= range.End.Value - range.Start.Value;
        var spelling = GC.AllocateUninitializedArray<byte>(length);
        var (from, to) = (0, 0);
        foreach (var range in _leftOut[.._left])
        {
            json[from..range.Start.Value].CopyTo(spelling.AsSpan(to));
            to += range.Start.Value - from;
            from = range.End.Value;
        }

        json[from..].CopyTo(spelling.AsSpan(to));
        return spelling;
    }

    private bool TakeEntries(int perEntry, int depth, out int size)
    {
        size = 0;
        if (depth > MostDepth || !_json.Take((byte)'{'))
            return false;
        if (_json.Take((byte)'}'))
            return true;
        Span<Range> names = stackalloc Range[MostAttributes];
        var count = 0;
        do
        {
            if (count == MostAttributes || !_json.TakeText(out var name) || !IsNew(names[..count], name) || !_json.Take((byte)':') || !TakeValue(depth, out var value))
                return false;
            names[count++] = name;
            size += perEntry + name.End.Value - name.Start.Value + value;
        }
        while (_json.Take((byte)','));
        return _json.Take((byte)'}');
    }

    private bool TakeElements(int depth, out int size)
    {
        size = 0;
        if (depth > MostDepth || !_json.Take((byte)'['))
            return false;
        if (_json.Take((byte)']'))
            return true;
        do
        {
            if (!TakeValue(depth, out var element))
                return false;
            size += 1 + element;
        }
        while (_json.Take((byte)','));
        return _json.Take((byte)']');
    }

    private bool TakeValue(int depth, out int size)
    {
        size = 1;
        return _json.Take("{\""u8) && TakeContent(depth, ref size) && _json.Take((byte)'}');
    }

    private bool TakeContent(int depth, ref int size)
    {
        if (_json.Take("S\":"u8))
            return TakeString(out size);
        if (_json.Take("N\":"u8))
            return TakeNumber(out size);
        if (_json.Take("BOOL\":"u8))
            return _json.Take("true"u8) || _json.Take("false"u8);
        if (_json.Take("NULL\":"u8))
            return _json.Take("true"u8);
        var isTaken = (_json.Take("M\":"u8) && TakeEntries(perEntry: 1, depth + 1, out size)) || (_json.Take("L\":"u8) && TakeElements(depth + 1, out size));
        size += 3;
        return isTaken;
    }

    private bool TakeString(out int size)
    {
        var isTaken = _json.TakeText(out var text);
        size = text.End.Value - text.Start.Value;
        return isTaken;
    }

    private bool TakeNumber(out int size)
    {
        size = 0;
        if (!_json.TakeText(out var text) || !PlainNumber.TryRead(_json.Text[text], out size, out var zeros))
            return false;
        if (zeros == 0)
            return true;
        if (_left == _leftOut.Length)
            return false;
        _leftOut[_left++] = (text.End.Value - zeros)..text.End;
        return true;
    }

    private readonly bool IsNew(ReadOnlySpan<Range> names, Range name)
    {
        foreach (var known in names)
            if (_json.Text[known].SequenceEqual(_json.Text[name]))
                return false;
        return name.End.Value - name.Start.Value is > 0 and <= MostNameBytes;
    }
}
