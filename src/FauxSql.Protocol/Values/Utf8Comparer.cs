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
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
            return x.Length.CompareTo(y.Length);
        var isX = char.IsSurrogate(x[same]);
        return isX == char.IsSurrogate(y[same]) ? x[same].CompareTo(y[same]) : isX ? 1 : -1;
    }
}
