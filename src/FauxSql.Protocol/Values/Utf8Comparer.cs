namespace FauxSql.Protocol.Values;

/// <summary>Strings compared by their UTF-8 bytes.</summary>
internal sealed class Utf8Comparer : IComparer<string>
{
    public static Utf8Comparer Instance { get; } = new();

    // UTF-16 order differs from UTF-8 order where a surrogate meets a character above it.
    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var length = Math.Min(x.Length, y.Length);
        for (var i = 0; i < length; i++)
        {
            if (x[i] == y[i])
                continue;
            var isX = char.IsSurrogate(x[i]);
            return isX == char.IsSurrogate(y[i]) ? x[i].CompareTo(y[i]) : isX ? 1 : -1;
        }

        return x.Length.CompareTo(y.Length);
    }
}
