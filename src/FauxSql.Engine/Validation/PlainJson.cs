namespace FauxSql.Engine.Validation;

/// <summary>Goes through JSON that is spelt as it is stored: compact, its strings of printable ASCII without escapes.</summary>
/// <param name="text">The JSON.</param>
internal ref struct PlainJson(ReadOnlySpan<byte> text)
{
    private int _at;

    /// <summary>The JSON as a whole.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>Whether all of it was taken.</summary>
    public readonly bool IsAtEnd => _at == Text.Length;

    /// <summary>Goes behind a character if it comes next.</summary>
    public bool Take(byte expected)
    {
        if (_at >= Text.Length || Text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    /// <summary>Goes behind some characters if they come next.</summary>
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (!Text[_at..].StartsWith(expected))
            return false;
        _at += expected.Length;
        return true;
    }

    /// <summary>Goes behind a string if a plain one comes next.</summary>
    /// <param name="content">What stands between its quotes.</param>
    public bool TakeText(out Range content)
    {
        content = default;
        if (!Take((byte)'"'))
            return false;
        var length = Text[_at..].IndexOf((byte)'"');
        if (length < 0)
            return false;
        var taken = Text.Slice(_at, length);
        content = _at..(_at + length);
        _at += length + 1;
        return !taken.ContainsAnyExceptInRange((byte)' ', (byte)'~') && !taken.Contains((byte)'\\');
    }
}
